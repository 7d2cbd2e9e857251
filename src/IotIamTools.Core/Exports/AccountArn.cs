using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Exports;

/// <summary>Puts placeholders in the place of what is the account's own in a text: its number and partition in ARNs, and its number by itself.</summary>
/// <param name="identity">The account.</param>
/// <param name="accountId">The placeholder of its number.</param>
/// <param name="partition">The placeholder of its partition.</param>
internal sealed class AccountArn(AccountIdentity identity, string accountId, string partition)
{
    private const int AccountField = 4;

    /// <summary>The text with placeholders; where other text could be taken for one, <paramref name="escape"/> is asked first.</summary>
    public string Generalize(string text, Func<string, string> escape)
    {
        if (text == identity.AccountId)
        {
            return accountId;
        }

        // arn:partition:service:region:account:resource. The resource stays: a bucket of another name would be another bucket.
        var fields = text.Split(':', AccountField + 2);
        if (fields.Length != AccountField + 2 || fields[0] != "arn")
        {
            return escape(text);
        }

        return string.Join(':', fields.Select((f, i) => (i, f) switch
        {
            (1, _) when f == identity.Partition => partition,
            (AccountField, _) when f == identity.AccountId => accountId,
            _ => escape(f),
        }));
    }
}
