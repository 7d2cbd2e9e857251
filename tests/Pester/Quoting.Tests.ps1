# What comes out of an account stays data: on a command line, in a completion and in a pipeline.

BeforeDiscovery {
    # Quotes of every kind, signs that IAM takes in names, and whatever PowerShell would obey.
    $hostile = @(
        'plain', '-Force', '--%', '1x', '1e3', '0x1F', '.5', '..', '@team', '@()', 'a,b', 'a;b', 'a b', '#c', 'a#c', '$x', '$(New-Item owned)', '${env:PATH}', '`n', 'a`', '%', '?', '*', '[a]',
        '{0}', '(1)', 'a|b', 'a&b', 'a>b', '2>&1', '=x', 'a=b', "'", '"', "o'neill", "a'; New-Item owned #", 'team=iot', 'a.b+c=d,e@f-g_h', './x.json', '/abs/x', 'C:\x', '~', '!', '^', 'if', 'true',
        'arn:aws:iam::123456789012:role/edge/Edge', "a`nNew-Item owned", "a`r`nNew-Item owned", "`t", "a`u{85}New-Item owned", "a`u{2028}New-Item owned", "`u{a0}", "`u{1f600}"
    ) + @(0x2018, 0x2019, 0x201a, 0x201b, 0x201c, 0x201d, 0x201e, 0x2013, 0x2014, 0x2015).ForEach{ "$([char]$_)Force"; "b$([char]$_); New-Item owned #"; "b$([char]$_)$([char]$_)" }

    # The names among them that IAM takes.
    $named = $hostile.Where{ $_ -cmatch '\A[\w+=,.@-]+\z' -and $_ -cmatch '\A[ -~]+\z' } + '=', ',', '+', '@', '-', 'a=b,c', '@a.b+c'
    $removing = (Get-Command -Module IotIamTools -Verb Remove, Uninstall).Name
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $internal = [AppDomain]::CurrentDomain.GetAssemblies().Where{ $_.GetName().Name -eq 'IotIamTools' }[0]

    function Quote([string] $Value) {
        $internal.GetType('IotIamTools.Parameters.CommandArgument').GetMethod('Quote').Invoke($null, @($Value))
    }

    function Unquote([string] $Word) {
        $internal.GetType('IotIamTools.Parameters.CommandArgument').GetMethod('Unquote').Invoke($null, @($Word))
    }

    function Get-LineCommand([string] $Line) {
        # The commands of a line that is one statement, one pipeline and nothing else.
        $tokens = $errors = $null
        $script = [System.Management.Automation.Language.Parser]::ParseInput($Line, [ref]$tokens, [ref]$errors)
        $errors | Should -BeNullOrEmpty
        $tokens.Kind | Should -Not -Contain ([System.Management.Automation.Language.TokenKind]::Comment)
        $tokens.Kind | Should -Not -Contain ([System.Management.Automation.Language.TokenKind]::NewLine)
        $script.EndBlock.Statements | Should -HaveCount 1
        $script.EndBlock.Statements[0].PipelineElements
    }

    function Get-Given {
        # What a command gets, however it is written.
        [CmdletBinding()]
        param([Parameter(Position = 0)] [string] $Value, [switch] $Force, [Parameter(ValueFromRemainingArguments)] $Rest)
        if ($Rest -or $Force) { throw 'It got more than one value.' }
        $Value
    }

    function New-Export([string] $Name, [string] $Service = 'iotthingsgraph.amazonaws.com', [string] $Arn = "arn:aws:iam::123456789012:role/$Name") {
        # An export with one role of a name.
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).json"
        @{
            UserDetailList = @(); GroupDetailList = @(); Policies = @()
            RoleDetailList = @(@{
                    Path = '/'; RoleName = $Name; RoleId = 'AROA00000000000000001'; Arn = $Arn; CreateDate = '2019-05-02T10:00:00Z'
                    AssumeRolePolicyDocument = @{ Version = '2012-10-17'; Statement = @(@{ Effect = 'Allow'; Principal = @{ Service = $Service }; Action = 'sts:AssumeRole' }) }
                    InstanceProfileList = @(); RolePolicyList = @(); AttachedManagedPolicies = @(); Tags = @(); RoleLastUsed = @{}
                })
        } | ConvertTo-Json -Depth 9 | Set-Content $path
        $path
    }
}

Describe 'A value on a command line' {
    BeforeEach { Push-Location (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))) }
    AfterEach { Pop-Location }

    It 'is one argument with that value: <_>' -ForEach $hostile {
        $line = "Get-Given $(Quote $_)"
        $command = @(Get-LineCommand $line)
        $command | Should -HaveCount 1
        $command[0].CommandElements | Should -HaveCount 2
        $command[0].CommandElements[1] | Should -BeOfType System.Management.Automation.Language.StringConstantExpressionAst
        $command[0].CommandElements[1].Value | Should -BeExactly $_
        Invoke-Expression $line | Should -BeExactly $_
        Get-ChildItem -Force | Should -BeNullOrEmpty -Because 'nothing else ran'
        Unquote (Quote $_) | Should -BeExactly $_
    }
}

Describe 'A completion' {
    BeforeEach { Push-Location (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))) }
    AfterEach { Pop-Location }

    It 'puts a profile''s name and nothing else on the line: <_>' -ForEach $hostile.Where{ $_ -notmatch '[\s\]\x00-\x1f\x85\u2028]' -and $_ -ne '~' } {
        $profiles = Join-Path $TestDrive 'profiles'
        "[$_]" | Set-Content $profiles
        $line = "Get-IotIamAccount -ProfileLocation '$profiles' -ProfileName "
        $completed = (TabExpansion2 $line $line.Length).CompletionMatches
        $completed | Should -HaveCount 1
        $command = @(Get-LineCommand "$line$($completed[0].CompletionText)")
        $command[0].CommandElements | Should -HaveCount 5
        $command[0].CommandElements[4].Value | Should -BeExactly $_
        Invoke-Expression "Get-Given $($completed[0].CompletionText)" | Should -BeExactly $_
        Get-ChildItem -Force | Should -BeNullOrEmpty -Because 'nothing else ran'
    }

    It 'puts a role''s name and nothing else on the line: <_>' -ForEach $named {
        $file = New-Export $_
        $line = "Remove-ThingsGraphRole -Account '$file' -RoleName "
        $completed = (TabExpansion2 $line $line.Length).CompletionMatches
        (@(Get-LineCommand "$line$($completed[0].CompletionText)"))[0].CommandElements[4].Value | Should -BeExactly $_
        # Begun with any quote, it is the same.
        foreach ($quote in "'", '"', "`u{2018}", "`u{201d}") {
            (TabExpansion2 "$line$quote" ($line.Length + 1)).CompletionMatches[0].CompletionText | Should -BeExactly $completed[0].CompletionText
        }
    }

    It 'does not offer what has control characters' {
        $file = New-Export "a`u{1b}[2Jb"
        (TabExpansion2 "Remove-ThingsGraphRole -Account '$file' -RoleName a").CompletionMatches.ListItemText | Should -Not -Contain "a`u{1b}[2Jb"
    }
}

Describe 'The command line of a finding' {
    BeforeEach { Push-Location (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))) }
    AfterEach {
        Pop-Location
        Disconnect-IotIamAccount
    }

    It 'is one pipeline with the role''s ARN, and removes the role: <Name>, <Service>' -ForEach $named.ForEach{ $name = $_; 'iotthingsgraph', 'panorama' | ForEach-Object { @{ Name = $name; Service = $_ } } } {
        $file = New-Export $Name "$Service.amazonaws.com"
        Connect-IotIamAccount $file
        $finding = Find-IotIamLeftover EndedService
        $commands = @(Get-LineCommand $finding.CommandLine)
        $commands[0].CommandElements[2].Value | Should -BeExactly "arn:aws:iam::123456789012:role/$Name"
        $commands.Count | Should -Be ($Service -eq 'panorama' ? 2 : 1)
        $ConfirmPreference = 'None'
        (Invoke-Expression $finding.CommandLine).Name | Should -BeExactly $Name
        (Get-Content $file -Raw | ConvertFrom-Json).RoleDetailList | Should -BeNullOrEmpty
        (Get-ChildItem -Force).Name | Should -BeExactly ($Service -eq 'panorama' ? "$Name.json" : $null)
    }

    It 'is one pipeline that adds the conditions: <_>' -ForEach $named {
        $file = New-Export $_ 'credentials.iot.amazonaws.com'
        Connect-IotIamAccount $file
        $finding = Find-IotIamLeftover
        @(Get-LineCommand $finding.CommandLine)[0].CommandElements[2].Value | Should -BeExactly "arn:aws:iam::123456789012:role/$_"
        $ConfirmPreference = 'None'
        (Invoke-Expression $finding.CommandLine).Change | Should -Be 'Updated'
        Find-IotIamLeftover | Should -BeNullOrEmpty
    }

    It 'is not there for what IAM could not have given: <_>' -ForEach $hostile.Where{ $_ -cnotmatch '\A[\w+=,.@-]+\z' -or $_ -cnotmatch '\A[ -~]+\z' } {
        $file = New-Export $_
        $found = @(Find-IotIamLeftover -Account $file -ErrorAction SilentlyContinue -ErrorVariable errors)
        # A file that is refused gives no findings at all.
        if ($errors) { $found | Should -BeNullOrEmpty; return }
        $found.CommandLine | Should -BeNullOrEmpty
        $found.Remediation.Kind | Should -Be 'Review'
        "$($found.Remediation)" | Should -BeLike "Review: the account's data cannot be right: *"
        "$($found.Remediation)" | Should -Not -Match '[\x00-\x1f]'
    }
}
