using System.Security.Cryptography;
using System.Text;

namespace IotIamTools.Core.Accounts.File;

/// <summary>Stable ids as IAM makes them: a prefix for the kind and 17 letters and digits. Source: IAM user guide, reference_identifiers.</summary>
internal static class EntityIds
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Length = 17;

    public static string New(string prefix) => prefix + RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The same id for the same text: an AWS managed policy that comes and goes keeps its id.</summary>
    public static string For(string prefix, string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return prefix + string.Create(Length, hash, (id, bytes) =>
        {
            for (var i = 0; i < id.Length; i++)
            {
                id[i] = Alphabet[bytes[i] % Alphabet.Length];
            }
        });
    }
}
