using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts;

/// <summary>
/// The account that the environment variable <c>IOTIAM_ACCOUNT</c> names: an account file or an AWS profile. Both shells work on it where no
/// account is chosen, and processes that they start inherit it.
/// </summary>
/// <param name="File">The full path of an existing file, or null for a profile.</param>
/// <param name="ProfileName">The name of the profile, or null for a file.</param>
public sealed record AccountVariable(string? File, string? ProfileName)
{
    /// <summary>The name of the variable.</summary>
    public const string Name = "IOTIAM_ACCOUNT";

    /// <summary>Reads the variable; null if it is not set.</summary>
    /// <param name="fullPath">Makes a full path of one that is relative to the location of the shell.</param>
    /// <exception cref="IamException">AccountFileInvalid: the variable is empty, or names a file that does not exist.</exception>
    public static AccountVariable? Read(Func<string, string> fullPath) => Parse(Environment.GetEnvironmentVariable(Name), fullPath);

    /// <summary>
    /// Tells a file from a profile: a file is what exists as one, what ends in <c>.json</c>, and what has a separator of folders in it. A
    /// mistyped file is therefore an error, and never taken for a profile.
    /// </summary>
    internal static AccountVariable? Parse(string? value, Func<string, string> fullPath)
    {
        ArgumentNullException.ThrowIfNull(fullPath);
        if (value is null)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            // A shell sets it so from a variable that was to hold the name of a rehearsal.
            throw Invalid($"{Name} is set and empty. Set it to the path of an account file or to the name of an AWS profile, or remove it (in PowerShell: Remove-Item env:{Name}).");
        }

        var path = fullPath(value);
        if (System.IO.File.Exists(path))
        {
            return new AccountVariable(path, ProfileName: null);
        }

        return value.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || value.Contains('/', StringComparison.Ordinal) || value.Contains('\\', StringComparison.Ordinal)
            ? throw Invalid($"{Name} names the account file '{path}', and there is no such file. A profile with a separator of folders in its name is given by AWS_PROFILE.")
            : new AccountVariable(File: null, value);
    }

    private static IamException Invalid(string message) => new(IamErrorCodes.AccountFileInvalid, message, "OpenAccountFile");
}
