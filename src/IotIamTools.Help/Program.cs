using System.Reflection;
using IotIamTools.Help;
using IotIamTools.Help.Reading;

// IotIamTools.Help ASSEMBLY MAML [FOLDER]
//
// Makes the help of the module whose assembly this is (its documentation file beside it): the file that Get-Help reads, and in
// the folder the pages in Markdown and the tables of the about topics.
if (args.Length is not (2 or 3))
{
    Console.Error.WriteLine("usage: IotIamTools.Help ASSEMBLY MAML [FOLDER]");
    return 2;
}

var module = ModuleReader.Read(Assembly.LoadFrom(Path.GetFullPath(args[0])));
if (args.Length == 3)
{
    HelpFiles.Write(HelpFiles.Make(module, args[2]), args[2]);
}

HelpFiles.WriteMaml(module, args[1]);
return 0;
