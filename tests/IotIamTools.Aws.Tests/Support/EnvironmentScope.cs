using System.Collections;
using System.Runtime.CompilerServices;
using Amazon.Runtime.Internal;

namespace IotIamTools.Aws.Tests.Support;

/// <summary>
/// The environment as a test wants it: without what the machine says of AWS, and as before when the test is over. The SDK reads the
/// environment, so that tests which change it run by themselves.
/// </summary>
internal sealed class EnvironmentScope : IDisposable
{
    private readonly Dictionary<string, string?> _before = new(StringComparer.Ordinal);

    public EnvironmentScope(params (string Name, string Value)[] values)
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            var name = (string)variable.Key;
            if (name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) && !Isolation.Kept.Contains(name, StringComparer.Ordinal))
            {
                Set(name, null);
            }
        }

        // No test asks the network for the credentials of an instance, unless it says so.
        Set("AWS_EC2_METADATA_DISABLED", "true");
        foreach (var (name, value) in values)
        {
            Set(name, value);
        }

        FallbackInternalConfigurationFactory.Reset();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        FallbackInternalConfigurationFactory.Reset();
    }

    private void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}

/// <summary>The tests that change the environment.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentTests
{
    public const string Name = "environment";
}

/// <summary>Keeps the profiles of whoever runs the tests out of them: the SDK asks once, at its start, where they are.</summary>
internal static class Isolation
{
    public static readonly string[] Kept = ["AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"];

    [ModuleInitializer]
    public static void Start()
    {
        var nowhere = Path.Combine(Path.GetTempPath(), "iotiam-tests-" + Guid.NewGuid().ToString("N"));
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(nowhere, "credentials"));
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Path.Combine(nowhere, "config"));
    }
}
