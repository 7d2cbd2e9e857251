# A command works on the account that was chosen, or on none. The environment of every test here leads to an IAM that counts its calls:
# whatever looks for an account by itself is seen there.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $empties = @(@{ Name = '$null'; Value = $null }, @{ Name = 'an empty text'; Value = '' })

    # Another module of PowerShell, which not every machine has.
    $noThreadJob = -not (Get-Command Start-ThreadJob -ErrorAction Ignore)
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $live = Start-DenyingEndpoint
    $environment = @{ AWS_ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE'; AWS_SECRET_ACCESS_KEY = 'none'; AWS_REGION = 'us-east-1'; AWS_ENDPOINT_URL = $live.Url; AWS_MAX_ATTEMPTS = '1' }

    function Invoke-NearLive([scriptblock] $Script, [object[]] $Argument, [hashtable] $More = @{}) {
        # In a process of its own, where nothing has connected yet. A script says what a command gave with Get-Outcome.
        $all = [scriptblock]::Create({
                $WarningPreference = 'Ignore'
                Import-Module $ModulePath
                Set-Location (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())))
                function Get-Outcome([scriptblock] $Attempt) {
                    try { & $Attempt 2>&1 | ForEach-Object { $_ -is [Management.Automation.ErrorRecord] ? $_.FullyQualifiedErrorId.Split(',')[0] : "$_" } }
                    catch { $_.FullyQualifiedErrorId.Split(',')[0] }
                }
            }.ToString() + "`n& { $Script } @args")
        $live.Counted.Calls = 0
        $set = $environment.Clone()
        foreach ($name in $More.Keys) { $set[$name] = $More[$name] }
        Use-Environment $set { param($all, $Argument) Invoke-Child $all $Argument } $all, $Argument
    }
}

AfterAll { Stop-DenyingEndpoint $live }

Describe 'Without a choice' {
    It 'in a process that never connected, the SDK finds the account' {
        Invoke-NearLive { Get-Outcome { Get-IotIamAccount } } | Should -Be 'AccessDenied'
        $live.Counted.Calls | Should -BeGreaterThan 0
    }

    It 'after a first Connect-IotIamAccount that failed on <Name>, no command finds one' -ForEach @(
        @{ Name = 'a mistyped file'; Script = { Connect-IotIamAccount ./mistyped.json } }
        @{ Name = 'a parameter that there is not'; Script = { Connect-IotIamAccount -Pth ./a.json } }
    ) {
        Invoke-NearLive ([scriptblock]::Create("`$null = Get-Outcome { $Script }; Get-Outcome { New-ThingsGraphRole }")) | Should -Be 'AccountNotConnected'
        $live.Counted.Calls | Should -Be 0
    }

    It 'after whatever ends a session, the command has no account' {
        $outcomes = Invoke-NearLive {
            $endings = @(
                { Disconnect-IotIamAccount }
                { $first | Disconnect-IotIamAccount }
                { Connect-IotIamAccount ./mistyped.json }
                { Connect-IotIamAccount -ProfileName nobody }
                { Connect-IotIamAccount -EndpointUrl http://127.0.0.1:9 -AccessKey AK -SecretKey s -Region us-east-1 }
                { Connect-IotIamAccount $misspelt }
                { Connect-IotIamAccount -ProfileName $misspelt }
                { Connect-IotIamAccount -Pth ./a.json }
                { Connect-IotIamAccount ./a.json -ProfileName admin }
                { Connect-IotIamAccount ./b.json -Create -AccountId 12 }
                { Get-ChildItem *.none | Connect-IotIamAccount }
                { $null | Connect-IotIamAccount }
                { './a.json', './b.json' | Connect-IotIamAccount }
            )
            foreach ($ending in $endings) {
                $first = Connect-IotIamAccount ./a.json -Create -PassThru
                $null = New-ThingsGraphRole
                $null = Get-Outcome $ending
                $outcomes = @(
                    Get-Outcome { New-ThingsGraphRole }
                    Get-Outcome { New-ThingsGraphRole -Region eu-west-1 }
                    Get-Outcome { New-ThingsGraphRole -EndpointUrl http://127.0.0.1:9 }
                    Get-Outcome { Get-IotIamAccount }
                )
                "$($outcomes | Select-Object -Unique) after$ending"
            }
            Get-Outcome { (Get-IotIamAccount -Account ./other.json).AccountId }
        }
        $outcomes | Should -HaveCount 14
        $outcomes[0..12] -notlike 'AccountNotConnected after*' | Should -BeNullOrEmpty
        $outcomes[13] | Should -Be 'AccountFileInvalid'
        $live.Counted.Calls | Should -Be 0
    }

    It 'and help, syntax and Tab for Connect-IotIamAccount leave the session as it is' {
        Invoke-NearLive {
            Connect-IotIamAccount ./a.json -Create
            $null = Connect-IotIamAccount -?
            $null = Get-Help Connect-IotIamAccount
            $null = Get-Command Connect-IotIamAccount -Syntax
            $null = Get-Command Connect-IotIamAccount -ArgumentList x
            $null = TabExpansion2 'Connect-IotIamAccount -Pro' 26
            $null = TabExpansion2 'Connect-IotIamAccount -ProfileName x' 36
            Get-Outcome { (Get-IotIamAccount).Kind }
        } | Should -Be 'File'
    }

    It 'the message says how to pass the account on' {
        Invoke-NearLive {
            Connect-IotIamAccount ./a.json -Create
            1 | ForEach-Object -Parallel { Import-Module $using:ModulePath; try { Get-IotIamAccount } catch { "$_"; $_.ErrorDetails.RecommendedAction } }
        } | Should -BeLike '*-Account $using:account*'
    }
}

Describe 'In other runspaces' {
    It 'of ForEach-Object -Parallel a command has the account that it is given, or none' {
        Invoke-NearLive {
            $account = Connect-IotIamAccount ./a.json -Create -PassThru
            1..2 | ForEach-Object -Parallel { Import-Module $using:ModulePath; try { New-ThingsGraphRole "r$_" } catch { $_.FullyQualifiedErrorId.Split(',')[0] } }
            1..2 | ForEach-Object -Parallel { Import-Module $using:ModulePath; (New-ThingsGraphRole "r$_" -Account $using:account 3> $null).RoleName } | Sort-Object
        } | Should -Be @('AccountNotConnected', 'AccountNotConnected', 'r1', 'r2')
        $live.Counted.Calls | Should -Be 0
    }

    It 'of ForEach-Object -Parallel no item has the account of one before it' {
        Invoke-NearLive {
            1..2 | ForEach-Object -ThrottleLimit 1 -Parallel {
                Import-Module $using:ModulePath
                if ($_ -eq 1) { Connect-IotIamAccount ./a.json -Create }
                try { "$((Get-IotIamAccount).Kind)" } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
            }
        } | Should -Be @('File', 'AccountNotConnected')
        $live.Counted.Calls | Should -Be 0
    }

    It 'of a thread job a command has the account that it is given, or none' -Skip:$noThreadJob {
        Invoke-NearLive {
            $account = Connect-IotIamAccount ./a.json -Create -PassThru
            Start-ThreadJob { Import-Module $using:ModulePath; try { New-ThingsGraphRole } catch { $_.FullyQualifiedErrorId.Split(',')[0] }; (New-ThingsGraphRole -Account $using:account 3>$null).RoleName } | Receive-Job -Wait
        } | Should -Be @('AccountNotConnected', 'ThingsGraphFlowRole')
        $live.Counted.Calls | Should -Be 0
    }

    It 'and processes a job inherits the rehearsal by IOTIAM_ACCOUNT' {
        Invoke-NearLive {
            $account = Connect-IotIamAccount ./a.json -Create -PassThru
            New-ThingsGraphRole | Out-Null
            $env:IOTIAM_ACCOUNT = (Get-IotIamAccount).Location
            $get = "${function:Get-Outcome}"
            Start-Job {
                Import-Module $using:ModulePath
                $WarningPreference = 'Ignore'
                Set-Item function:Get-Outcome $using:get
                Get-Outcome { (New-ThingsGraphRole FromJob).RoleName }
                Get-Outcome { (Get-IotIamAccount -Account $using:account).Kind }
                Get-Outcome { Get-IotIamAccount -Region eu-west-1 }
                Get-Outcome { Get-IotIamAccount -EndpointUrl http://127.0.0.1:9 }
                Get-Outcome { (Connect-IotIamAccount -Region eu-west-1 -PassThru).Kind }
                Disconnect-IotIamAccount
                Get-Outcome { Get-IotIamAccount }
            } | Receive-Job -Wait
            # Here something connected, so that the variable does not count.
            Disconnect-IotIamAccount
            Get-Outcome { Get-IotIamAccount }
        } | Should -Be @('FromJob', 'File', 'AccountAmbiguous', 'AccountAmbiguous', 'File', 'AccountNotConnected', 'AccountNotConnected')
        $live.Counted.Calls | Should -Be 0
    }
}

Describe 'IOTIAM_ACCOUNT' {
    It 'that names <Name> is an error and leads nowhere else' -ForEach @(
        @{ Name = 'a mistyped file'; Value = './mistyped.json'; Id = 'AccountFileInvalid' }
        @{ Name = 'a mistyped folder'; Value = 'accounts/rehearsal'; Id = 'AccountFileInvalid' }
        @{ Name = 'a file that is no account'; Value = (Join-Path $PSScriptRoot 'Common.ps1'); Id = 'AccountFileInvalid' }
        @{ Name = 'a profile that is not there'; Value = 'nobody'; Id = 'CredentialsNotFound' }
    ) {
        Invoke-NearLive { Get-Outcome { New-ThingsGraphRole }; Get-Outcome { Connect-IotIamAccount } } -More @{ IOTIAM_ACCOUNT = $Value } | Should -Be @($Id, $Id)
        $live.Counted.Calls | Should -Be 0
    }

    It 'gives way to what a command is given, and to the session' {
        $file = Join-Path $TestDrive 'variable.json'
        '{ "UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [], "Policies": [] }' | Set-Content $file
        Invoke-NearLive {
            Get-Outcome { (Get-IotIamAccount).Kind }
            Get-Outcome { Get-IotIamAccount -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey s -EndpointUrl http://127.0.0.1:9 }
            Connect-IotIamAccount ./own.json -Create
            Get-Outcome { Split-Path -Leaf (Get-IotIamAccount).Location }
        } -More @{ IOTIAM_ACCOUNT = $file } | Should -Be @('File', 'EndpointUnreachable', 'own.json')
        $live.Counted.Calls | Should -Be 0
    }

    It 'may name a profile' {
        $profiles = Join-Path $TestDrive 'profiles'
        "[robot]`naws_access_key_id = AKIAIOSFODNN7EXAMPLE`naws_secret_access_key = $MotoSecret" | Set-Content $profiles
        Invoke-NearLive { (Get-Outcome { Get-IotIamAccount }) } -More @{ IOTIAM_ACCOUNT = 'robot'; AWS_SHARED_CREDENTIALS_FILE = $profiles } | Should -Be 'AccessDenied'
        $live.Counted.Calls | Should -Be 1
    }
}

Describe 'A parameter that chooses the account' {
    It 'is an error for every command where it is <Name>, and no call' -ForEach $empties {
        $outcomes = Invoke-NearLive {
            param($Value, $Connected)
            $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters

            # Get-IotIamAccount has these parameters and no others; Connect-IotIamAccount has the path of a file too.
            $names = @((Get-Command Get-IotIamAccount).Parameters.Keys.Where{ $_ -notin $common }) + 'Path'
            foreach ($state in 'alone', 'connected') {
                if ($state -eq 'connected') { Connect-IotIamAccount ./a.json -Create -AccountId 210987654321; $null = New-ThingsGraphRole; $before = (Get-FileHash ./a.json).Hash }
                foreach ($command in (Get-Command -Module IotIamTools).Where{ $_.Parameters.ContainsKey('Account') -or $_.Parameters.ContainsKey('ProfileName') }) {
                    foreach ($name in $names.Where{ $command.Parameters.ContainsKey($_) -and ($_ -ne 'Path' -or $command.Verb -eq 'Connect') }) {
                        if ($state -eq 'connected' -and $command.Verb -eq 'Connect') { continue }
                        $call = @{ $name = $Value }
                        $set = $command.ParameterSets.Where({ $_.Parameters.Name -contains $name -and ($_.IsDefault -or $command.ParameterSets.Count -eq 1) }, 'First')
                        if (-not $set) { $set = $command.ParameterSets.Where({ $_.Parameters.Name -contains $name }, 'First') }
                        foreach ($other in $set[0].Parameters.Where{ $_.IsMandatory -and $_.Name -ne $name }) { $call[$other.Name] = 'x' }
                        if ($command.Parameters.ContainsKey('Confirm')) { $call.Confirm = $false }
                        "$(Get-Outcome { & $command @call }) $state $command -$name"
                    }
                }
            }
            "unchanged $($before -eq (Get-FileHash ./a.json).Hash) $((Get-IotIamAccount).AccountId)"
        } $Value
        $outcomes[-1] | Should -Be 'unchanged True 210987654321'
        $outcomes.Count | Should -BeGreaterThan 400
        # PowerShell itself refuses a mandatory parameter without a value, and an account that is a text.
        $outcomes[0..($outcomes.Count - 2)] -notlike 'AccountParameterEmpty *' -notmatch '^ParameterArgumentValidationError\w* alone Connect-IotIamAccount -Path$|^CannotConvertArgument\w* \w+ Disconnect-IotIamAccount -Account$' |
            Should -BeNullOrEmpty
        $live.Counted.Calls | Should -Be 0
    }

    It 'is one error of one item where accounts come by pipeline' {
        Invoke-NearLive {
            Connect-IotIamAccount ./a.json -Create
            $null = New-ThingsGraphRole
            Get-Outcome { './a.json', $null, './a.json' | Find-IotIamLeftover EndedService -ErrorAction Continue | ForEach-Object Name }
            Get-Outcome { $null | Disconnect-IotIamAccount }
            Get-Outcome { (Get-IotIamAccount).Kind }
        } | Should -Be @('ThingsGraphFlowRole', 'InvalidInput', 'ThingsGraphFlowRole', 'InvalidInput', 'File')
    }
}

Describe 'The session of an account in the cloud' {
    BeforeAll {
        Add-Type -TypeDefinition @'
public static class IdentityServer
{
    // An STS that knows every access key by its last letter, and an IAM that says who called it.
    public static System.Net.HttpListener Start(string url)
    {
        var listener = new System.Net.HttpListener();
        listener.Prefixes.Add(url);
        listener.Start();
        System.Threading.Tasks.Task.Run(() =>
        {
            while (listener.IsListening)
            {
                var context = listener.GetContext();
                var key = context.Request.Headers["Authorization"].Split("Credential=")[1].Split('/');
                var body = System.Text.Encoding.UTF8.GetBytes("<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/" + key[0] + "</Arn><UserId>A</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
                context.Response.ContentType = "text/xml";
                context.Response.Close(body, true);
            }
        });
        return listener;
    }
}
'@
        $free = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $free.Start()
        $url = "http://127.0.0.1:$($free.LocalEndpoint.Port)/"
        $free.Stop()
        $server = [IdentityServer]::Start($url)
    }
    AfterAll { $server.Close() }

    It 'stays with its caller whatever the environment says later, also with -Region' {
        Invoke-NearLive {
            Connect-IotIamAccount
            $env:AWS_ACCESS_KEY_ID = 'AKIALATER'
            (Get-IotIamAccount).CallerArn
            (Get-IotIamAccount -Region eu-west-3).CallerArn
            (Get-IotIamAccount -Region eu-west-3).Region
        } -More @{ AWS_ENDPOINT_URL = $url } | Should -Be @('arn:aws:iam::123456789012:user/AKIAIOSFODNN7EXAMPLE', 'arn:aws:iam::123456789012:user/AKIAIOSFODNN7EXAMPLE', 'eu-west-3')
    }

    It 'is not needed where the environment changes between commands: each reads it anew' {
        $first = Join-Path $TestDrive 'first'
        $second = Join-Path $TestDrive 'second'
        foreach ($file in $first, $second) { "[default]`naws_access_key_id = $(Split-Path -Leaf $file)`naws_secret_access_key = none" | Set-Content $file }
        Invoke-NearLive {
            param($first, $second)
            $env:AWS_ACCESS_KEY_ID = $null
            foreach ($file in $first, $second, $first) {
                $env:AWS_SHARED_CREDENTIALS_FILE = $file
                (Get-IotIamAccount).CallerArn.Split('/')[1]
            }
            foreach ($file in $first, $second) {
                $env:AWS_SHARED_CREDENTIALS_FILE = "$file.none"
                "[profile p]`naws_access_key_id = $(Split-Path -Leaf $file)`naws_secret_access_key = none" | Set-Content "$file.config"
                $env:AWS_CONFIG_FILE = "$file.config"
                (Get-IotIamAccount -ProfileName p).CallerArn.Split('/')[1]
            }
        } $first, $second -More @{ AWS_ENDPOINT_URL = $url } | Should -Be @('first', 'second', 'first', 'first', 'second')
    }
}
