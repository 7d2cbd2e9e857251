using System.Text;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Tests.Accounts;

public sealed class AccountFileTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    private string FilePath => _directory.File("account.json");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_new_file_is_made_by_the_first_change_and_keeps_it()
    {
        await using (var account = LocalAccount.Open(FilePath, new LocalAccountOptions { Create = true, AccountId = "210987654321" }))
        {
            Assert.Null(await account.FindRoleAsync("r", Given.None));
            Assert.False(File.Exists(FilePath));
            await account.CreateRoleAsync(new NewRole { Name = "r", TrustPolicy = Given.Trust }, Given.None);
        }

        await using var again = LocalAccount.Open(FilePath);
        Assert.Equal("arn:aws:iam::210987654321:role/r", (await again.FindRoleAsync("R", Given.None))?.Arn);
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(_directory.Path));
    }

    [Fact]
    public async Task Its_title_is_the_name_of_the_file()
    {
        await using var account = LocalAccount.Open(FilePath, new LocalAccountOptions { Create = true });
        Assert.Equal("123456789012 (file account.json)", await account.GetTitleAsync(Given.None));
    }

    [Fact]
    public async Task Changes_of_others_are_seen_at_once()
    {
        await using var one = LocalAccount.Open(FilePath, new LocalAccountOptions { Create = true });
        await using var two = LocalAccount.Open(FilePath, new LocalAccountOptions { Create = true });
        for (var i = 0; i < 20; i++)
        {
            await one.CreateUserAsync(new NewUser { Name = $"one{i}" }, Given.None);
            Assert.NotNull(await two.FindUserAsync($"one{i}", Given.None));
            await two.DeleteUserAsync($"one{i}", Given.None);
            Assert.Null(await one.FindUserAsync($"one{i}", Given.None));
        }
    }

    [Fact]
    public async Task A_change_that_changes_nothing_does_not_write()
    {
        // Not as the module would lay it out, so that any write would show.
        await File.WriteAllTextAsync(FilePath, (await File.ReadAllTextAsync(Given.ExportPath)).Replace("    ", "\t", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(FilePath, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var before = await File.ReadAllBytesAsync(FilePath);
        await using var account = LocalAccount.Open(FilePath);
        var role = Entity.Role("Greengrass_ServiceRole");

        await account.AttachPolicyAsync(role, Given.Arn("policy/edge/EdgeData"), Given.None);
        await account.AddUserToGroupAsync("admins", "ANN", Given.None);
        await account.UpdateTrustPolicyAsync(role.Name, "  " + Given.Trust, Given.None);
        await account.UpdateRoleAsync(role.Name, null, 3600, Given.None);
        await account.PutInlinePolicyAsync(role, "s3", (await account.FindInlinePolicyAsync(role, "s3", Given.None))!, Given.None);
        await account.PutPermissionsBoundaryAsync(role, Given.Arn("policy/EdgeBoundary"), Given.None);
        await account.DeletePermissionsBoundaryAsync(Entity.User("ann"), Given.None);
        await account.TagAsync(role, [new Tag("Env", "prod")], Given.None);
        await account.UntagAsync(role, ["none"], Given.None);
        await Given.RefusedAsync(IamErrorCodes.EntityAlreadyExists, () => account.CreateGroupAsync("ADMINS", "/", Given.None));

        Assert.Equal(before, await File.ReadAllBytesAsync(FilePath));
        Assert.Equal(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), File.GetLastWriteTimeUtc(FilePath));
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(_directory.Path));
    }

    [Theory]
    [InlineData("", "line 1, column 1, at $: the text is empty")]
    [InlineData("{\n  \"UserDetailList\": [,]\n}", "line 2, column 22")]
    [InlineData("{\"UserDetailList\":[]", "the text ends before")]
    [InlineData("[]", "this is a list; an account file has an object here")]
    [InlineData("7", "this is the number 7")]
    [InlineData("{}", "none of the lists UserDetailList, GroupDetailList, RoleDetailList, Policies")]
    [InlineData("{\"Statement\":[]}", "none of the lists")]
    [InlineData("{\"UserDetailList\":{}}", "line 1, column 19, at $.UserDetailList: this is an object; an account file has a list here")]
    [InlineData("{\"UserDetailList\":[{\"Arn\":\"arn:aws:iam::123456789012:user/a\"}]}", "at $.UserDetailList[0]: a user has no 'UserName'")]
    [InlineData("{\"RoleDetailList\":[\n{\"Arn\":\"arn:aws:iam::123456789012:role/a\",\"RoleName\":5}]}", "line 2, column 54, at $.RoleDetailList[0].RoleName: this is the number 5; an account file has a string here")]
    [InlineData("{\"RoleDetailList\":[{\"Arn\":\"arn:aws:iam::123456789012:role/a\",\"RoleName\":\"\\ud800\"}]}", "no valid Unicode text")]
    [InlineData("{\"GroupDetailList\":[{\"Arn\":\"arn:aws:iam::123456789012:group/a\",\"GroupName\":\"g\"},{\"Arn\":\"arn:aws:iam::123456789012:group/b\",\"GroupName\":\"G\"}]}", "line 1, column 81, at $.GroupDetailList[1]: a group with the GroupName 'G' stands earlier")]
    [InlineData("{\"UserDetailList\":[\n{\"UserName\":\"ann\",\"Arn\":\"ann\"}]}", "line 2, column 25, at $.UserDetailList[0].Arn: this is 'ann'; an account file has the ARN of a user (arn:aws:iam::123456789012:user/NAME) here")]
    [InlineData("{\"RoleDetailList\":[{\"RoleName\":\"r\",\"Arn\":\"arn:aws:iam::12345:role/r\"}]}", "at $.RoleDetailList[0].Arn: this is 'arn:aws:iam::12345:role/r'")]
    [InlineData("{\"GroupDetailList\":[{\"GroupName\":\"g\",\"Arn\":\"arn:aws:iam::123456789012:user/g\"}]}", "the ARN of a group")]
    [InlineData("{\"UserDetailList\":[{\"UserName\":\"u\",\"Arn\":\"arn:aws:iam::123456789012:user/*\"}]}", "the ARN of a user")]
    [InlineData("{\"UserDetailList\":[{\"UserName\":\"u\",\"Arn\":\"\\ud800\"}]}", "no valid Unicode text")]
    [InlineData("{\"UserDetailList\":[],\"UserDetailList\":[]}", "the name 'UserDetailList' occurs twice")]
    [InlineData("{\"AccountId\":\"12\",\"Policies\":[]}", "'12' is no account id")]
    public void What_is_no_account_is_refused_with_its_place_and_left_alone(string text, string problem)
    {
        File.WriteAllText(FilePath, text);

        Refuses(problem);
        Assert.Equal(text, File.ReadAllText(FilePath));
    }

    [Fact]
    public void Binary_deep_and_missing_files_are_refused()
    {
        File.WriteAllBytes(FilePath, [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 0xFF, 0xC0]);
        Refuses("it holds bytes that are no UTF-8");
        File.WriteAllText(FilePath, "{\"Policies\":[],\"x\":" + new string('[', 100_000) + new string(']', 100_000) + "}");
        Refuses("line 1, column");
        File.Delete(FilePath);
        Directory.CreateDirectory(FilePath);
        Refuses("it is a directory");
        Directory.Delete(FilePath);
        var missing = Assert.Throws<IamException>(() => LocalAccount.Open(FilePath));
        Assert.Contains("there is no such file", missing.Message, StringComparison.Ordinal);
        var nowhere = Assert.Throws<IamException>(() => LocalAccount.Open(_directory.File("no/such/account.json"), new LocalAccountOptions { Create = true }));
        Assert.Contains("there is no directory", nowhere.Message, StringComparison.Ordinal);
        Assert.Throws<IamException>(() => LocalAccount.Open("a\0b", new LocalAccountOptions { Create = true }));
        Assert.Throws<IamException>(() => LocalAccount.Open("", new LocalAccountOptions { Create = true }));
    }

    [Fact]
    public async Task A_file_that_stops_being_an_account_is_refused_and_left_alone()
    {
        await using var account = LocalAccount.Open(FilePath, new LocalAccountOptions { Create = true });
        await account.CreateUserAsync(new NewUser { Name = "u" }, Given.None);
        await File.WriteAllTextAsync(FilePath, "oops");

        await Given.RefusedAsync(IamErrorCodes.AccountFileInvalid, () => account.CreateUserAsync(new NewUser { Name = "v" }, Given.None));
        await Given.RefusedAsync(IamErrorCodes.AccountFileInvalid, () => account.FindUserAsync("u", Given.None));
        Assert.Equal("oops", await File.ReadAllTextAsync(FilePath));
    }

    [Fact]
    public async Task An_account_that_is_opened_to_be_read_makes_and_writes_nothing()
    {
        await using var account = LocalAccount.Open(FilePath, new LocalAccountOptions { Create = true, ReadOnly = true });

        Assert.Empty((await account.GetAuthorizationDetailsAsync(Given.None)).Roles);
        var refused = await Given.RefusedAsync(IamErrorCodes.AccountReadOnly, () => account.CreateGroupAsync("g", "/", Given.None));
        Assert.Equal("CreateGroup", refused.Operation);
        Assert.Empty(Directory.GetFileSystemEntries(_directory.Path));
    }

    [Fact]
    public async Task A_read_only_file_is_not_replaced()
    {
        File.Copy(Given.ExportPath, FilePath);
        File.SetAttributes(FilePath, FileAttributes.ReadOnly);
        await using (var account = LocalAccount.Open(FilePath))
        {
            var error = await Given.RefusedAsync(IamErrorCodes.AccountFileNotWritten, () => account.CreateGroupAsync("new", "/", Given.None));
            Assert.Contains("the file is read-only", error.Message, StringComparison.Ordinal);
            Assert.Null(await account.FindGroupAsync("new", Given.None));
        }

        Assert.Equal(await File.ReadAllBytesAsync(Given.ExportPath), await File.ReadAllBytesAsync(FilePath));
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(_directory.Path));
        File.SetAttributes(FilePath, FileAttributes.Normal);
    }

    [Fact]
    public async Task A_directory_that_takes_no_files_is_an_error_of_the_file()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // Nobody can make files there, not even root.
        await using var account = LocalAccount.Open("/proc/account.json", new LocalAccountOptions { Create = true });
        await Given.RefusedAsync(IamErrorCodes.AccountFileNotWritten, () => account.CreateGroupAsync("new", "/", Given.None));
    }

    [Fact]
    public async Task Permissions_and_links_stay()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        File.Copy(Given.ExportPath, FilePath);
        File.SetUnixFileMode(FilePath, Mode);
        var elsewhere = Directory.CreateDirectory(_directory.File("elsewhere")).FullName;
        var link = Path.Combine(elsewhere, "link.json");
        File.CreateSymbolicLink(Path.Combine(elsewhere, "second.json"), "../account.json");
        File.CreateSymbolicLink(link, "second.json");
        await using var account = LocalAccount.Open(link);

        await account.CreateGroupAsync("new", "/", Given.None);
        Assert.Equal(Mode, File.GetUnixFileMode(FilePath));
        Assert.Equal("second.json", new FileInfo(link).LinkTarget);
        await using var direct = LocalAccount.Open(FilePath);
        Assert.NotNull(await direct.FindGroupAsync("new", Given.None));
        Assert.Equal(2, Directory.GetFileSystemEntries(elsewhere).Length);
    }

    [Fact]
    public async Task What_killed_processes_leave_behind_is_in_nobodys_way()
    {
        await File.WriteAllTextAsync(_directory.File(".account.json.lock"), "");
        await File.WriteAllTextAsync(_directory.File(".account.json.new"), "{\"UserDeta");
        await using var account = LocalAccount.Open(FilePath, new LocalAccountOptions { Create = true });

        await account.CreateGroupAsync("new", "/", Given.None);
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(_directory.Path));
    }

    [Fact]
    public async Task Somebody_who_holds_the_file_for_a_moment_is_waited_for()
    {
        File.Copy(Given.ExportPath, FilePath);
        var holder = new FileStream(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var release = Task.Run(async () =>
        {
            await Task.Delay(200);
            await holder.DisposeAsync();
        });

        await using var account = await Task.Run(() => LocalAccount.Open(FilePath));
        Assert.NotNull(await account.FindUserAsync("ann", Given.None));
        await release;
    }

    [Fact]
    public async Task Waiting_for_another_process_ends_in_time_or_when_cancelled()
    {
        await using var account = LocalAccount.Open(FilePath, new LocalAccountOptions { Create = true, LockTimeout = TimeSpan.FromMilliseconds(200) });
        await using var patient = LocalAccount.Open(FilePath, new LocalAccountOptions { Create = true });
        await using (new FileStream(_directory.File(".account.json.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            var error = await Given.RefusedAsync(IamErrorCodes.ConcurrentModification, () => account.CreateGroupAsync("new", "/", Given.None));
            Assert.Contains("another process kept changing the account for 0.2 seconds", error.Message, StringComparison.Ordinal);

            using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
            var started = Environment.TickCount64;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => patient.CreateGroupAsync("new", "/", cancel.Token));
            Assert.InRange(Environment.TickCount64 - started, 50, 10_000);
            // Reading waits for nobody.
            Assert.Null(await patient.FindGroupAsync("new", Given.None));
        }

        await account.CreateGroupAsync("new", "/", Given.None);
    }

    [Fact]
    public async Task Whatever_is_done_to_a_file_it_opens_or_is_refused_and_is_left_alone()
    {
        var export = await File.ReadAllBytesAsync(Given.ExportPath);
        var random = new Random(20261122);
        var opened = 0;
        for (var round = 0; round < 1500; round++)
        {
            var bytes = Mutated(export, random);
            await File.WriteAllBytesAsync(FilePath, bytes);
            try
            {
                await using var account = LocalAccount.Open(FilePath);
                await account.GetAuthorizationDetailsAsync(Given.None);
                opened++;
                var text = Encoding.UTF8.GetBytes(await account.ExportAsync(Given.None));
                await using var again = LocalAccount.InMemory(export: Encoding.UTF8.GetString(text));
                Assert.Equal(text, Encoding.UTF8.GetBytes(await again.ExportAsync(Given.None)));
            }
            catch (IamException e)
            {
                Assert.Equal(IamErrorCodes.AccountFileInvalid, e.Code);
            }

            Assert.Equal(bytes, await File.ReadAllBytesAsync(FilePath));
        }

        Assert.InRange(opened, 100, 1400);
    }

    private static byte[] Mutated(byte[] export, Random random)
    {
        var bytes = export.ToList();
        string[] pieces = ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "null", "1e999", "-", "\0", "\u00ff", "[[[[[[", "{\"a\":", "true", "/*", "%7B"];
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)]));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length), length));
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(10) == 0 ? bytes.Count - at - 1 : 1);
                    break;
            }
        }

        return [.. bytes];
    }

    private void Refuses(string problem)
    {
        var error = Assert.Throws<IamException>(() => LocalAccount.Open(FilePath, new LocalAccountOptions { Create = true }));
        Assert.Equal(IamErrorCodes.AccountFileInvalid, error.Code);
        Assert.StartsWith(FilePath + ": ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length < 600, error.Message);
    }
}
