using System.Management.Automation;
using System.Reflection;
using IotIamTools.Accounts;
using IotIamTools.Commands;
using IotIamTools.Tests.House;

namespace IotIamTools.Tests.Accounts;

/// <summary>The parameters that choose the account are known as such, so that the rules for them hold for every one.</summary>
public sealed class AccountParameterTests
{
    [Fact]
    public void The_names_are_those_of_the_parameters()
    {
        var declared = new[] { typeof(AccountCmdlet), typeof(AwsCmdlet) }
            .SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(p => p.GetCustomAttributesData().Any(a => a.AttributeType == typeof(ParameterAttribute)))
            .Select(p => p.Name);
        Assert.Equal(declared.Order(StringComparer.Ordinal), AccountParameters.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whoever_has_one_chooses_the_account_in_the_one_place()
    {
        var others = CmdletDescription.All
            .Where(c => c.ByName.Any(p => p.Key is nameof(AccountCmdlet.Account) or nameof(AwsCmdlet.ProfileName)))
            .Select(c => c.Type)
            .Where(t => !typeof(AccountCmdlet).IsAssignableFrom(t));
        Assert.Equal([typeof(ConnectIotIamAccountCommand), typeof(DisconnectIotIamAccountCommand)], others);
    }
}
