using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Tests.Accounts;

public class TrustTests
{
    [Theory]
    [InlineData("\"*\"")]
    [InlineData("""{"AWS":"123456789012"}""")]
    [InlineData("""{"AWS":"arn:aws:iam::123456789012:root"}""")]
    [InlineData("""{"AWS":["arn:aws:iam::123456789012:user/u","arn:aws:iam::123456789012:role/r"]}""")]
    [InlineData("""{"AWS":"arn:aws:iam::999999999999:role/anything"}""")]
    [InlineData("""{"AWS":"arn:aws:sts::123456789012:assumed-role/r/session"}""")]
    [InlineData("""{"AWS":"AIDA00000000000000003"}""")]
    [InlineData("""{"Service":["iotthingsgraph.amazonaws.com","lambda.amazonaws.com"]}""")]
    [InlineData("""{"Federated":"arn:aws:iam::123456789012:saml-provider/x"}""")]
    public async Task Principals_that_exist_are_taken(string principal)
    {
        await using var account = await Given.AccountAsync();

        await account.UpdateTrustPolicyAsync("r", Given.TrustOf(principal), Given.None);
        Assert.Equal(Given.TrustOf(principal), (await account.FindRoleAsync("r", Given.None))!.TrustPolicy);
    }

    [Theory]
    [InlineData("""{"AWS":"arn:aws:iam::123456789012:user/nobody"}""", "\"AWS\":\"arn:aws:iam::123456789012:user/nobody\"")]
    [InlineData("""{"AWS":"arn:aws:iam::123456789012:user/path/u"}""", "\"AWS\":\"arn:aws:iam::123456789012:user/path/u\"")]
    [InlineData("""{"AWS":"arn:aws:iam::123456789012:role/new"}""", "\"AWS\":\"arn:aws:iam::123456789012:role/new\"")]
    [InlineData("""{"AWS":"arn:aws:iam::123456789012:group/g"}""", "\"AWS\":\"arn:aws:iam::123456789012:group/g\"")]
    [InlineData("""{"AWS":"arn:aws-cn:iam::123456789012:root"}""", "\"AWS\":\"arn:aws-cn:iam::123456789012:root\"")]
    [InlineData("""{"AWS":"arn:aws:iam::123456789012:role/*"}""", "\"AWS\":\"arn:aws:iam::123456789012:role/*\"")]
    [InlineData("""{"AWS":"12345"}""", "\"AWS\":\"12345\"")]
    [InlineData("""{"AWS":"AIDAGONE"}""", "\"AWS\":\"AIDAGONE\"")]
    [InlineData("""{"AWS":"arn:aws:s3::123456789012:role/r"}""", "\"AWS\":\"arn:aws:s3::123456789012:role/r\"")]
    [InlineData("""{"Service":"greengrass"}""", "\"SERVICE\":\"greengrass\"")]
    public async Task Principals_that_do_not_exist_are_refused(string principal, string named)
    {
        await using var account = await Given.AccountAsync();

        var error = await Given.RefusedAsync(
            IamErrorCodes.MalformedPolicyDocument, () => account.CreateRoleAsync(new NewRole { Name = "new", TrustPolicy = Given.TrustOf(principal) }, Given.None));
        Assert.Equal("Invalid principal in policy: " + named, error.Message);
        Assert.Null(await account.FindRoleAsync("new", Given.None));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Sid":"ಠ","Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}""")]
    public async Task What_is_no_trust_policy_is_refused(string document)
    {
        await using var account = await Given.AccountAsync();

        var error = await Assert.ThrowsAsync<IamException>(() => account.UpdateTrustPolicyAsync("r", document, Given.None));
        Assert.Equal(document.Length == 0 ? IamErrorCodes.ValidationError : IamErrorCodes.MalformedPolicyDocument, error.Code);
        Assert.Equal(("UpdateAssumeRolePolicy", 400), (error.Operation, error.StatusCode));
    }

    [Fact]
    public async Task A_trust_policy_has_2048_characters_besides_white_space()
    {
        await using var account = await Given.AccountAsync();
        var fits = LongTrust(2048);

        await account.UpdateTrustPolicyAsync("r", fits.Replace(",", ",\n      ", StringComparison.Ordinal), Given.None);
        var error = await Given.RefusedAsync(IamErrorCodes.LimitExceeded, () => account.UpdateTrustPolicyAsync("r", LongTrust(2049), Given.None));
        Assert.Equal("Cannot exceed quota for ACLSizePerRole: 2048", error.Message);

        static string LongTrust(int size)
        {
            var start = Given.TrustOf("""{"Federated":""}""").Length;
            return Given.TrustOf($$"""{"Federated":"{{new string('a', size - start)}}"}""");
        }
    }
}
