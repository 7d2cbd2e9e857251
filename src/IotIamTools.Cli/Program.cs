using System.CommandLine;
using IotIamTools.Cli;
using IotIamTools.Cli.Commands;

var root = new RootCommand("Sets up, checks and removes the IAM side of IoT and edge deployments.")
{
    BlueprintsCommand.Create(),
    PlanCommand.Create(),
    ApplyCommand.Create(),
    VerifyCommand.Create(),
    CheckCommand.Create(),
    SimulateCommand.Create(),
    RemoveCommand.Create(),
    ExportCommand.Create(),
    LintCommand.Create(),
    CompareCommand.Create(),
};

return await CommandHost.RunAsync(root, args);
