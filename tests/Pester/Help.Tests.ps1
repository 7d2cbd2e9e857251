# The help as Get-Help shows it, and the examples in it: each is run.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $commands = (Get-Command -Module IotIamTools -CommandType Cmdlet).Name | Sort-Object
    $topics = Get-ChildItem (Join-Path (Split-Path $ModulePath) en-US/about_*.help.txt) | ForEach-Object { $_.Name -replace '\.help\.txt$' }
    $maml = [xml](Get-Content (Join-Path (Split-Path $ModulePath) en-US/IotIamTools.dll-Help.xml) -Raw)
    $examples = foreach ($command in $maml.helpItems.command) {
        $number = 0
        foreach ($example in $command.examples.example) {
            $number++
            @{
                Command = $command.details.name
                Number  = $number
                Title   = $example.title -replace '^-+ Example \d+: | -+$'
                Code    = $example.code
                Output  = ($example.remarks.para | Where-Object role -EQ output).'#text'
                Needs   = $example.needs
            }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $hasMoto = Test-Moto
}

Describe 'Get-Help <_>' -ForEach $commands {
    BeforeAll {
        $help = Get-Help $_ -Full
        $command = Get-Command $_
        $common = [Management.Automation.PSCmdlet]::CommonParameters
    }

    It 'is written, not made up by PowerShell' {
        $help | Should -Not -BeNullOrEmpty
        $help.PSTypeNames | Should -Contain 'MamlCommandHelpInfo#FullView'
        $help.Synopsis | Should -Not -BeLike "$($command.Name) *"
    }

    It 'has a synopsis of one sentence' { $help.Synopsis.Trim() | Should -Match '^[A-Z].{20,180}\.$' }

    It 'has a description' { ($help.description.Text -join ' ').Length | Should -BeGreaterThan 80 }

    It 'has a syntax for each parameter set' { @($help.syntax.syntaxItem).Count | Should -Be $command.ParameterSets.Count }

    It 'tells of each parameter' {
        $names = $command.Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object
        @($help.parameters.parameter).name | Sort-Object | Should -Be $names
        foreach ($parameter in $help.parameters.parameter) {
            ($parameter.description.Text -join ' ').Trim() | Should -Not -BeNullOrEmpty -Because "-$($parameter.name) needs a description"
        }
    }

    It 'tells what goes in and what comes out' {
        @($help.inputTypes.inputType).Count | Should -BeGreaterThan 0
        @($help.returnValues.returnValue).Count | Should -BeGreaterThan 0
        foreach ($type in @($help.inputTypes.inputType) + @($help.returnValues.returnValue)) {
            $type.type.name.Trim() | Should -Not -BeNullOrEmpty
            ($type.description.Text -join ' ').Trim() | Should -Not -BeNullOrEmpty -Because "$($type.type.name) needs a description"
        }
    }

    It 'has three examples at least' { @($help.examples.example).Count | Should -BeGreaterOrEqual 3 }

    It 'leads on to what can be read' {
        foreach ($link in $help.relatedLinks.navigationLink | Where-Object { -not $_.uri }) {
            Get-Help $link.linkText | Should -Not -BeNullOrEmpty -Because "$($link.linkText) is a related link"
        }
    }

    It 'can be asked for in parts' {
        Get-Help $command.Name -Examples | Out-String | Should -Match 'Example 1: '
        Get-Help $command.Name -Parameter * | Out-String | Should -Match 'Required\?'
    }
}

Describe 'Get-Help <_>' -ForEach $topics {
    BeforeAll {
        $text = Get-Content (Join-Path (Split-Path $ModulePath) "en-US/$_.help.txt") -Raw
    }

    It 'shows the topic' {
        Get-Help $_ | Out-String | Should -Match "TOPIC\s+$_"
        (Get-Help about_IotIamTools* | Where-Object Name -EQ $_).Synopsis | Should -Not -BeNullOrEmpty
    }

    It 'leads on to what can be read' {
        $seeAlso = [regex]::Match($text, '(?ms)^SEE ALSO\n(.*)\z').Groups[1].Value -split '\n' | ForEach-Object Trim | Where-Object { $_ }
        $seeAlso.Count | Should -BeGreaterThan 1
        foreach ($name in $seeAlso -match 'IotIam|-') { Get-Help $name | Should -Not -BeNullOrEmpty -Because "$name is read next" }
    }

    It 'has commands and parameters that there are' {
        # What is indented by eight: a policy or a blueprint, YAML, or PowerShell.
        foreach ($block in [regex]::Matches($text, '(?m)(^ {8}\S.*\n(^ {8}.*\n|^\n(?= {8}))*)').Value) {
            if ($block.TrimStart().StartsWith('{')) {
                { $block | ConvertFrom-Json } | Should -Not -Throw
                continue
            }

            if ($block -match '(?m)^ {8}[a-z]+:( |$)') { continue }
            $problems = $null
            $script = [Management.Automation.Language.Parser]::ParseInput($block, [ref]$null, [ref]$problems)
            if ($block -match '(?m)^ {8}(.*\| )?[A-Z][a-z]+-[A-Z]') { $problems | Should -BeNullOrEmpty -Because $block }
            foreach ($call in $script.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
                $name = $call.GetCommandName()
                if ($name -notmatch 'IotIam|Greengrass|DeepLens|JetsDeploy|ThingsGraph' -or $name -notmatch '^[A-Z][a-z]+-') { continue }
                $command = Get-Command $name -Module IotIamTools -ErrorAction Ignore
                $command | Should -Not -BeNullOrEmpty -Because "$name is in the topic"
                foreach ($parameter in $call.CommandElements.Where{ $_ -is [Management.Automation.Language.CommandParameterAst] }) {
                    { $command.ResolveParameter($parameter.ParameterName) } | Should -Not -Throw -Because "$name -$($parameter.ParameterName) is in the topic"
                }
            }
        }
    }
}

Describe 'Examples' {
    BeforeAll {
        function Invoke-InSession {
            # Runs code in a runspace of its own, in a folder, and gives what a user would see. Any error ends it.
            param([string] $Code, [string] $Folder, [string] $AccountFile, [hashtable] $Defaults = @{})
            $state = [initialsessionstate]::CreateDefault2()
            $state.ImportPSModule($ModulePath)
            $shell = [powershell]::Create($state)
            try {
                $null = $shell.AddScript({
                    param($Code, $Folder, $AccountFile, $Defaults)
                    $ErrorActionPreference = 'Stop'
                    $ConfirmPreference = 'None'
                    $PSStyle.OutputRendering = 'PlainText'
                    $PSDefaultParameterValues = $Defaults
                    Set-Location $Folder
                    if ($AccountFile) { Connect-IotIamAccount $AccountFile }
                    . ([scriptblock]::Create($Code)) | Out-String -Width 80
                }).AddArgument($Code).AddArgument($Folder).AddArgument($AccountFile).AddArgument($Defaults)
                $shell.Invoke() -join ''
                if ($shell.HadErrors -and $shell.Streams.Error.Count) { throw $shell.Streams.Error[0] }
            }
            finally {
                $shell.Dispose()
            }
        }

        # Two folders to start from: in one the account has users and a policy only, for what makes something; in the other all set-ups.
        $bare = New-Item -ItemType Directory (Join-Path $TestDrive bare)
        Copy-Item $PSScriptRoot/Examples/* $bare
        $topic = Get-Content (Join-Path (Split-Path $ModulePath) en-US/about_IotIamTools_Blueprints.help.txt) -Raw
        [regex]::Match($topic, '(?ms)^ {8}\{$.*?^ {8}\}$').Value | Set-Content $bare/edge-gateway.json
        $full = Join-Path $TestDrive full
        Copy-Item $bare $full -Recurse
        $null = Invoke-InSession -Folder $full -AccountFile ./account.json -Code {
            $WarningPreference = 'Ignore'
            New-DeepLensRole
            New-GreengrassServiceRole -S3Bucket edge-data
            New-GreengrassTokenExchangeRole
            New-JetsDeployGroup -UserName ann
            New-ThingsGraphRole
        }
        Copy-Item $full/account.json $full/export.json
        Copy-Item $full/account.json $bare/export.json

        if ($hasMoto) {
            $moto = Start-Moto
            $profiles = Join-Path $TestDrive credentials
            @('[admin]', "aws_access_key_id = $($MotoKeys.AccessKey)", "aws_secret_access_key = $($MotoKeys.SecretKey)") | Set-Content $profiles
            $files = $env:AWS_SHARED_CREDENTIALS_FILE, $env:AWS_ENDPOINT_URL
            $env:AWS_SHARED_CREDENTIALS_FILE = $profiles
            $env:AWS_ENDPOINT_URL = $moto.Url
        }
    }

    AfterAll {
        if ($moto) {
            Stop-Moto $moto
            $env:AWS_SHARED_CREDENTIALS_FILE, $env:AWS_ENDPOINT_URL = $files
        }
    }

    It 'of about_IotIamTools: the first steps on a file' {
        $topic = Get-Content (Join-Path (Split-Path $ModulePath) en-US/about_IotIamTools.help.txt) -Raw
        $steps = [regex]::Match($topic, '(?ms)^EXAMPLES\n(.*?)^    The same in an AWS account').Groups[1].Value
        $code = ($steps -split '\n' -match '^ {8}' ) -join "`n"
        $seen = Invoke-InSession -Code "`$WarningPreference = 'Ignore'; $code" -Folder (New-Item -ItemType Directory (Join-Path $TestDrive first))
        $seen | Should -Match 'Created[\s\S]*Unchanged[\s\S]*True[\s\S]*lambda[\s\S]*Updated[\s\S]*True'
    }

    It 'of about_IotIamTools_Simulation: the case is decided as it expects' {
        $topic = Get-Content (Join-Path (Split-Path $ModulePath) en-US/about_IotIamTools_Simulation.help.txt) -Raw
        $case = [regex]::Match($topic, '(?ms)^ {8}\{$.*?^ {8}\}$').Value | ConvertFrom-Json | ConvertTo-Json -Compress -Depth 20
        $case | Set-Content $TestDrive/case.jsonl
        (Invoke-IotIamPolicySimulation -CaseFile $TestDrive/case.jsonl).Differs | Should -BeFalse
    }

    It 'of about_IotIamTools_Simulation: the gate fails where a case differs, and where the cases cannot be read' {
        $topic = Get-Content (Join-Path (Split-Path $ModulePath) en-US/about_IotIamTools_Simulation.help.txt) -Raw
        $gate = [scriptblock]::Create([regex]::Match($topic, '(?ms)^ {8}\$wrong = .*?^$').Value)
        $case = '{{"id":"one","request":{{"principal":"iot.amazonaws.com","action":"iot:Publish","resource":{{"arn":"*"}}}},"expected":"{0}"}}'
        Push-Location $TestDrive
        try {
            { & $gate } | Should -Throw -ErrorId 'FileNotReadable,*'
            '{' | Set-Content cases.jsonl
            { & $gate } | Should -Throw -ErrorId 'DocumentMalformed,*'
            $case -f 'Allowed' | Set-Content cases.jsonl
            { & $gate 3>$null } | Should -Throw 'Not as expected: one'
            $case -f 'ImplicitlyDenied' | Set-Content cases.jsonl
            { & $gate } | Should -Not -Throw
        } finally {
            Pop-Location
        }
    }

    It 'of about_IotIamTools_PermissionSets: the set is listed, tested and granted' {
        $topic = Get-Content (Join-Path (Split-Path $ModulePath) en-US/about_IotIamTools_PermissionSets.help.txt) -Raw
        $folder = Join-Path $TestDrive sets
        Copy-Item $bare $folder -Recurse
        $file = Join-Path $folder edge-operator.json
        [regex]::Match($topic, '(?ms)^ {8}\{$.*?^ {8}\}$').Value | Set-Content $file
        (Get-IotIamPermissionSet -Path $file).Name | Should -Be edge-operator

        # What stands between the set and the end of the examples, as it would be typed.
        $code = ([regex]::Match($topic, '(?ms)^EXAMPLES$.*?^ {8}\}$(.*)^SEE ALSO$').Groups[1].Value -split '\n' -match '^ {8}') -join "`n"
        $code | Should -Match 'Get-IotIamPermissionSet[\s\S]*Test-[\s\S]*Grant-[\s\S]*Test-'
        $seen = Invoke-InSession -Code $code -Folder $folder -AccountFile ./account.json
        $seen | Should -Match 'Read a log[\s\S]*False[\s\S]*Created[\s\S]*True'

        $of = @{ PermissionSet = $file; Account = Join-Path $folder account.json; Parameter = @{ Site = 'berlin'; LogBucket = 'edge'; Feature = 'rules' } }
        $result = Test-IotIamPermission ann @of
        $result.Passed | Should -BeTrue
        $result.Total | Should -Be 7
        (Test-IotIamPermission ben @of).Missing | Should -Contain 'Read a log'
        $grant = Grant-IotIamPermission ben @of
        $grant.PolicyName | Should -Be EdgeOperatorPermissions
        $statements = ($grant.PolicyDocument | ConvertFrom-Json).Statement
        ($statements | Where-Object Action -EQ iam:PassRole).Condition.StringEquals.'iam:PassedToService' | Should -Be iot.amazonaws.com
        ($statements | Where-Object Action -Contains iot:UpdateThing).Resource | Should -BeLike '*:thing/berlin-*'
        (Test-IotIamPermission ben @of).Passed | Should -BeTrue
        (Grant-IotIamPermission ben @of).Change | Should -Be Unchanged
    }

    It 'of about_IotIamTools_PermissionSets: the schema is where the topic says' {
        $topic = Get-Content (Join-Path (Split-Path $ModulePath) en-US/about_IotIamTools_PermissionSets.help.txt) -Raw
        $code = ([regex]::Match($topic, '(?ms)^EDITORS$(.*)^EXAMPLES$').Groups[1].Value -split '\n' -match '^ {8}') -join "`n"
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive schema)
        $null = Invoke-InSession -Code $code -Folder $folder
        $schema = Get-Content $folder/IotIamTools.PermissionSet.schema.json -Raw
        [regex]::Match($topic, '(?ms)^ {8}\{$.*?^ {8}\}$').Value | Test-Json -Schema $schema | Should -BeTrue
        '{ "name": "own", "permissions": ["iot:*"] }' | Test-Json -Schema $schema -ErrorAction Ignore | Should -BeFalse
    }

    It '<Command> <Number>: <Title>' -ForEach $examples {
        $problems = $null
        $null = [Management.Automation.Language.Parser]::ParseInput($Code, [ref]$null, [ref]$problems)
        $problems | Should -BeNullOrEmpty
        $Code | Should -BeLike "*$Command*"

        $inAws = $Needs -eq 'AWS'
        if ($inAws -and -not $hasMoto) {
            Set-ItResult -Skipped -Because 'it needs AWS, and there is no moto server to take its place'
            return
        }

        $folder = Join-Path $TestDrive "$Command-$Number"
        Copy-Item (($Command -match '^(New|Install|Connect)-') ? $bare : $full) $folder -Recurse
        if ($inAws) {
            Reset-Moto $moto
            # The SDK keeps the first credentials file that a process names by its variable: the examples' own file is given.
            $whose = if ($Code -match 'Connect-IotIamAccount') { 'Connect-IotIamAccount' } else { '*' }
            $defaults = if ($Code -match 'ProfileName') { @{ "${whose}:ProfileLocation" = $profiles } } else { @{} }
            $seen = Invoke-InSession -Folder $folder -Code $Code.Replace('http://127.0.0.1:5000', $moto.Url) -Defaults $defaults
        }
        else {
            $seen = Invoke-InSession -Folder $folder -Code $Code -AccountFile ./account.json
        }

        if ($Output) {
            # Where lines break depends on the culture of the machine.
            $seen -replace '\s' | Should -Be ($Output -replace '\s') -Because "the help says that the example shows`n$Output`nand it shows`n$seen`n"
        }
    }
}
