# Connect-, Get- and Disconnect-IotIamAccount, and the account parameters that every cmdlet has.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $noMoto = -not (Test-Moto)
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $file = Join-Path $TestDrive 'account.json'
    '{ "UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [], "Policies": [] }' | Set-Content $file
}

Describe 'An account file' {
    AfterEach { Disconnect-IotIamAccount }

    It 'is connected, and told of in full' {
        Connect-IotIamAccount $file -AccountId 210987654321 -Region eu-west-1 | Should -BeNullOrEmpty
        $account = Get-IotIamAccount
        $account.AccountId | Should -Be '210987654321'
        $account.Partition | Should -Be 'aws'
        $account.Region | Should -Be 'eu-west-1'
        $account.CallerArn | Should -Be 'arn:aws:iam::210987654321:root'
        $account.Kind | Should -Be 'File'
        $account.Location | Should -Be $file
        "$account" | Should -Be "210987654321 (File $file)"
    }

    It 'comes by pipeline, as a path or as a file' {
        ($file | Connect-IotIamAccount -PassThru).Location | Should -Be $file
        (Get-Item $file | Connect-IotIamAccount -PassThru).Location | Should -Be $file
    }

    It 'is found from the location of PowerShell, not of the process' {
        Push-Location $TestDrive
        try { (Connect-IotIamAccount ./account.json -PassThru).Location | Should -Be $file }
        finally { Pop-Location }
    }

    It 'is taken by every command as an object, a path or a file' {
        $connected = Connect-IotIamAccount $file -PassThru
        (Get-IotIamAccount -Account $connected).Location | Should -Be $file
        (Get-IotIamAccount -Account $file).Location | Should -Be $file
        (Get-IotIamAccount -Account (Get-Item $file)).Location | Should -Be $file
    }

    It 'is taken as a copy that came back from another process' {
        $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize((Connect-IotIamAccount $file -PassThru)))
        (Get-IotIamAccount -Account $copy).Location | Should -Be $file
    }

    It 'is forgotten by Disconnect-IotIamAccount' {
        Connect-IotIamAccount $file -PassThru | Disconnect-IotIamAccount
        { Get-IotIamAccount } | Should -Throw -ErrorId 'AccountNotConnected,*' -ExpectedMessage '*Disconnect-IotIamAccount*Connect again*'
    }

    It 'that was given up is refused, also from a variable' {
        $account = Connect-IotIamAccount $file -PassThru
        Disconnect-IotIamAccount
        { Get-IotIamAccount -Account $account } | Should -Throw -ErrorId 'AccountNotConnected,*'
    }

    It 'is shown on a line that fits 80 columns' {
        $lines = Connect-IotIamAccount $file -PassThru | Out-String -Width 80 -Stream
        $lines | Should -Not -Match '…'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
    }

    It 'is not made without -Create' {
        { Connect-IotIamAccount (Join-Path $TestDrive 'missing.json') } | Should -Throw -ErrorId 'AccountFileInvalid,IotIamTools.Commands.ConnectIotIamAccountCommand'
        Join-Path $TestDrive 'missing.json' | Should -Not -Exist
    }

    It 'that is none is refused and left as it is' {
        $bad = Join-Path $TestDrive 'bad.json'
        'no account' | Set-Content $bad
        { Connect-IotIamAccount $bad } | Should -Throw -ErrorId 'AccountFileInvalid,*'
        Get-Content $bad | Should -Be 'no account'
    }

    It 'that was opened to be read says how to change it' {
        Connect-IotIamAccount $file -ReadOnly
        try { New-ThingsGraphRole -WarningAction Ignore -ErrorAction Stop } catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -Be 'AccountReadOnly,IotIamTools.Commands.NewThingsGraphRoleCommand'
        $caught.ErrorDetails.RecommendedAction | Should -BeLike '*without -ReadOnly*'
    }

    It 'is in the partition of its Region where it is new' {
        (Connect-IotIamAccount (Join-Path $TestDrive 'cn.json') -Create -Region cn-north-1 -PassThru).Partition | Should -Be 'aws-cn'
    }
}

Describe 'Wrong use' {
    It '<Name>' -ForEach @(
        @{ Name = '-Account with AWS parameters'; Id = 'AccountAmbiguous'; Script = { Get-IotIamAccount -Account x.json -Region eu-west-1 } }
        @{ Name = 'an access key without its secret'; Id = 'CredentialsInvalid'; Script = { Connect-IotIamAccount -AccessKey AK } }
        @{ Name = 'a secret without its access key'; Id = 'CredentialsInvalid'; Script = { Connect-IotIamAccount -SecretKey s } }
        @{ Name = 'a profile and keys'; Id = 'CredentialsInvalid'; Script = { Connect-IotIamAccount -ProfileName p -AccessKey AK -SecretKey s } }
        @{ Name = 'a credential of another kind'; Id = 'CredentialsInvalid'; Script = { Connect-IotIamAccount -Credential ([pscredential]::new('ann', [securestring]::new())) } }
        @{ Name = 'a profile that is not there'; Id = 'CredentialsNotFound'; Script = { Connect-IotIamAccount -ProfileName nobody -Region eu-west-1 } }
        @{ Name = 'no credentials at all'; Id = 'CredentialsNotFound'; Script = { Connect-IotIamAccount -Region eu-west-1 } }
    ) {
        $caught = $null
        try { & $Script } catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -BeLike "$Id,IotIamTools.Commands.*"
        $caught.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It '<Name> alone leads nobody from a rehearsal into the cloud' -ForEach @(
        @{ Name = '-Region'; Where = @{ Region = 'eu-west-1' } }
        @{ Name = '-EndpointUrl'; Where = @{ EndpointUrl = 'http://127.0.0.1:9' } }
    ) {
        Connect-IotIamAccount $file
        try {
            { New-ThingsGraphRole -WhatIf @Where } | Should -Throw -ErrorId 'AccountAmbiguous,*' -ExpectedMessage "*$Name*file '$file'*"
        }
        finally { Disconnect-IotIamAccount }
    }

    It 'an account id that is none says the rule' {
        { Connect-IotIamAccount $file -AccountId 12 } | Should -Throw '*twelve digits*'
    }
}

Describe 'AWS' -Skip:$noMoto {
    BeforeAll { $moto = Start-Moto }
    AfterAll { Stop-Moto $moto }
    BeforeEach { Reset-Moto $moto }
    AfterEach { Disconnect-IotIamAccount }

    It 'is connected with keys, and asked once who calls' {
        Connect-IotIamAccount -EndpointUrl $moto.Url @MotoKeys
        $account = Get-IotIamAccount
        $account.AccountId | Should -Be '123456789012'
        $account.Kind | Should -Be 'Aws'
        $account.Region | Should -Be 'us-east-1'
        (Get-MotoCall $moto).GetCallerIdentity | Should -Be 1
    }

    It 'is reached with the parameters of any command' {
        (Get-IotIamAccount -EndpointUrl $moto.Url @MotoKeys).AccountId | Should -Be '123456789012'
    }

    It 'takes credentials from <Name>' -ForEach @(
        @{ Name = 'an object of a PowerShell class'; Make = { class OwnKeys { [object] GetCredentials() { return [pscustomobject]@{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 's'; Token = 't' } } }; [OwnKeys]::new() } }
        @{ Name = 'a script method'; Make = { [pscustomobject]@{} | Add-Member GetCredentials -MemberType ScriptMethod -Value { @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 's' } } -PassThru } }
    ) {
        $credential = & $Make
        (Get-IotIamAccount -EndpointUrl $moto.Url -Region us-east-1 -Credential $credential).AccountId | Should -Be '123456789012'
        Connect-IotIamAccount -EndpointUrl $moto.Url -Region us-east-1 -Credential $credential
        (New-ThingsGraphRole credential-test -WarningAction Ignore).Change | Should -Be 'Created'
    }

    It 'is where Tab looks for names when its parameters are on the line' {
        function Complete([string] $Line) {
            # A busy machine may not answer in the time that a prompt waits.
            foreach ($try in 1..20) {
                $found = try { (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText } catch { $null }
                if ($found) { return $found }
            }
        }
        $null = New-ThingsGraphRole CloudRole -EndpointUrl $moto.Url @MotoKeys -WarningAction Ignore
        Connect-IotIamAccount $file
        $line = "Test-ThingsGraphRole -AK $($MotoKeys.AccessKey) -SecretKey '$MotoSecret' -Region us-east-1 -EndpointUrl $($moto.Url) -RoleName Cl"
        Complete $line | Should -Be 'CloudRole'
        # An endpoint alone leaves the credentials to the session.
        Connect-IotIamAccount -EndpointUrl $moto.Url @MotoKeys
        Complete "Test-ThingsGraphRole -EndpointUrl $($moto.Url) -RoleName Cl" | Should -Be 'CloudRole'
    }

    It 'is captured into no file that came to be while it was read: -NoClobber' {
        # Credentials that make the file when they are asked for, which is before the first answer of the account.
        Add-Type -TypeDefinition @'
public sealed class MakingCredentials(string path)
{
    public sealed record Keys(string AccessKey, string SecretKey, string Token);

    public Keys GetCredentials()
    {
        System.IO.File.WriteAllText(path, "mine");
        return new Keys("AKIAIOSFODNN7EXAMPLE", "none", "");
    }
}
'@
        $null = New-ThingsGraphRole CloudRole -EndpointUrl $moto.Url @MotoKeys -WarningAction Ignore
        $path = Join-Path $TestDrive 'captured.json'
        { Export-IotIamBlueprint CloudRole $path -NoClobber -EndpointUrl $moto.Url -Region us-east-1 -Credential ([MakingCredentials]::new($path)) } | Should -Throw -ErrorId 'FileNotWritten,*'
        Get-Content $path | Should -Be 'mine'
    }

    It 'takes the names that AWS Tools has for the parameters' {
        (Get-IotIamAccount -EndpointUrl $moto.Url -AK $MotoKeys.AccessKey -SK $MotoKeys.SecretKey -RegionToCall us-east-1).Kind | Should -Be 'Aws'
    }

    It 'takes an object with GetCredentials(), and asks it when keys are needed' {
        if (-not ('FakeCredentials' -as [type])) {
            Add-Type 'public class FakeKeys { public string AccessKey { get; set; } public string SecretKey { get; set; } public string Token { get; set; } }
                public class FakeCredentials { public static int Asked; public FakeKeys GetCredentials() { Asked++; return new FakeKeys { AccessKey = "AKIAIOSFODNN7EXAMPLE", SecretKey = "x" }; } }
                public class FakeWrapper { internal FakeCredentials Credentials { get; } = new FakeCredentials(); }'
        }
        (Get-IotIamAccount -EndpointUrl $moto.Url -Region us-east-1 -Credential ([FakeCredentials]::new())).AccountId | Should -Be '123456789012'
        [FakeCredentials]::Asked | Should -BeGreaterThan 0
    }

    It 'takes the session that AWS Tools has set' {
        $StoredAWSCredentials = [FakeWrapper]::new()
        $StoredAWSRegion = 'eu-central-1'
        $account = Connect-IotIamAccount -EndpointUrl $moto.Url -PassThru
        $account.Region | Should -Be 'eu-central-1'
        $account.AccountId | Should -Be '123456789012'
    }

    It 'keeps the keys of the session where a command names another Region only' {
        Connect-IotIamAccount -EndpointUrl $moto.Url @MotoKeys
        (Get-IotIamAccount -Region eu-west-3).Region | Should -Be 'eu-west-3'
    }

    It 'takes a profile from the file that is named' {
        $profiles = Join-Path $TestDrive 'credentials'
        "[robot]`naws_access_key_id = AKIAIOSFODNN7EXAMPLE`naws_secret_access_key = $MotoSecret" | Set-Content $profiles
        (Get-IotIamAccount -ProfileName robot -ProfileLocation $profiles -Region us-east-1 -EndpointUrl $moto.Url).ProfileName | Should -Be 'robot'
    }

    It 'tells each call under -Verbose, and no secret in any stream' {
        $all = & { Connect-IotIamAccount -EndpointUrl $moto.Url @MotoKeys -SessionToken 'token-that-is-secret' -PassThru -Verbose -Debug:$false | Format-List * | Out-String } *>&1 | Out-String
        $all += & { Get-IotIamAccount -Verbose | ConvertTo-Json -Depth 5 } *>&1 | Out-String
        $all | Should -Match 'GetCallerIdentity'
        $all | Should -Not -Match ([regex]::Escape($MotoSecret))
        $all | Should -Not -Match 'token-that-is-secret'
    }

    It 'refuses plain http beyond the machine itself' {
        { Connect-IotIamAccount -EndpointUrl 'http://192.0.2.1' @MotoKeys } | Should -Throw -ErrorId '*,IotIamTools.Commands.ConnectIotIamAccountCommand'
    }
}

Describe 'An endpoint that does not answer' {
    BeforeAll { $silent = Start-SilentEndpoint }
    AfterAll { $silent.Listener.Stop() }

    It 'is left within a second of Ctrl+C' {
        Measure-Stop 'param($url, $keys) Connect-IotIamAccount -EndpointUrl $url @keys' -Argument $silent.Url, $MotoKeys | Should -BeLessThan 1000
    }

    It 'that is not there is said, with the address' {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $url = "http://127.0.0.1:$($listener.LocalEndpoint.Port)"
        $listener.Stop()
        { Connect-IotIamAccount -EndpointUrl $url @MotoKeys } | Should -Throw -ErrorId 'EndpointUnreachable,*'
    }
}
