using System.Text.RegularExpressions;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Transport;

/// <summary>The rules for endpoints and Regions that are given.</summary>
internal static partial class Endpoints
{
    /// <summary>
    /// Takes an endpoint, or refuses it: what is sent is signed but not secret, so that http is for this machine only.
    /// </summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="source">Where it was given, for the message.</param>
    /// <exception cref="IamException">ValidationError.</exception>
    public static Uri Checked(Uri endpoint, string source)
    {
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("https" or "http"))
        {
            throw Refused($"The endpoint of {source} is no http or https address.");
        }

        if (endpoint.UserInfo.Length > 0)
        {
            throw Refused($"The endpoint of {source} has a user name in it; credentials are given by themselves.");
        }

        return endpoint.Scheme is "https" || endpoint.IsLoopback
            ? endpoint
            : throw Refused($"The endpoint {endpoint} of {source} is plain http, which is taken for this machine only. Use https.");
    }

    /// <summary>Takes the name of a Region, or refuses it.</summary>
    /// <exception cref="IamException">ValidationError.</exception>
    public static string CheckedRegion(string region) => RegionForm().IsMatch(region)
        ? region
        : throw Refused($"'{region}' is not the name of a Region, such as eu-west-1.");

    private static IamException Refused(string message) => new(IamErrorCodes.ValidationError, message, "");

    [GeneratedRegex(@"\A[a-z]{2,8}(-[a-z]+)+-\d{1,2}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RegionForm();
}
