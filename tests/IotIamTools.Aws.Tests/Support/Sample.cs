namespace IotIamTools.Aws.Tests.Support;

/// <summary>Policies to work with. They hold what URL-encoding and forms could spoil: per cents, pluses, quotes, angle brackets.</summary>
internal static class Sample
{
    public const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"greengrass.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public const string OtherTrust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":["greengrass.amazonaws.com","lambda.amazonaws.com"]},"Action":"sts:AssumeRole"}]}""";

    public const string Policy = """{"Version":"2012-10-17","Statement":[{"Sid":"S3","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/100%+<&>/${aws:username}/*"}]}""";

    public const string OtherPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}""";
}
