using System.CommandLine;
using IotIamTools.Cli.Output;
using IotIamTools.Core.Exports;

namespace IotIamTools.Cli.Commands;

/// <summary><c>iotiam export</c>: writes what stands in an account as a blueprint, a CloudFormation template or Terraform configuration.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var roles = new Option<string[]>("--role") { Description = "A role; * stands for any text. The option is repeated for several.", HelpName = "NAME" };
        var groups = new Option<string[]>("--group") { Description = "A group; * stands for any text. The option is repeated for several.", HelpName = "NAME" };
        var name = new Option<string>("--name") { Description = "The name of the blueprint.", HelpName = "NAME", DefaultValueFactory = _ => "captured" };
        var format = new Option<ExportFormat>("--format") { Description = "blueprint, cloudformation or terraform.", DefaultValueFactory = _ => ExportFormat.Blueprint };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The file to write; standard output where it is not given.", HelpName = "FILE" };
        var command = new Command("export", "Writes roles and groups of the account, however they were made, as a blueprint, a CloudFormation template or Terraform configuration. Reads the account only.")
        {
            roles, groups, name, format, output,
        };
        var accounts = new AccountOptions(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var selection = CaptureSelection.Of(parsed.GetValue(roles), parsed.GetValue(groups));
            if (selection.IsEmpty)
            {
                throw new UsageException("say what to export: --role NAME or --group NAME, in which * stands for any text");
            }

            await using var account = accounts.Open(parsed, writes: false);
            var captured = await SetupCapture.CaptureAsync(parsed.GetValue(name)!, selection, account, cancellationToken);
            foreach (var warning in captured.Warnings)
            {
                Printer.Remark($"warning: {warning}");
            }

            var text = SetupExport.Write(captured, parsed.GetValue(format));
            if (parsed.GetValue(output) is { } file)
            {
                await Printer.SaveAsync(file.FullName, text, cancellationToken);
                Printer.Remark($"wrote {captured.Setup.Roles.Count} roles, {captured.Setup.Groups.Count} groups and {captured.Setup.Policies.Count} policies to {file.FullName}");
            }
            else
            {
                await Console.Out.WriteAsync(text);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
