# The base of all cmdlets, by cmdlets that do nothing else.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $assembly = Join-Path $TestDrive 'TestCmdlets.dll'
    $references = 'IotIamTools.dll', 'IotIamTools.Core.dll' | ForEach-Object { Join-Path (Split-Path $ModulePath) $_ }
    $references += 'System.Management.Automation', 'System.Runtime', 'System.Collections', 'System.Threading'
    # The warnings are about versions: the module is compiled for the oldest PowerShell that it runs in.
    Add-Type -Path $PSScriptRoot/TestCmdlets.cs -ReferencedAssemblies $references -OutputAssembly $assembly -IgnoreWarnings -WarningAction SilentlyContinue
    # From memory: a file in use could not be deleted on every system.
    Import-Module ([Reflection.Assembly]::Load([IO.File]::ReadAllBytes($assembly)))
}

Describe 'Output' {
    It 'streams: an object is there before the next one is made' {
        $ahead = Get-Number -Count 5 | ForEach-Object { $_ - [Seen]::Written }
        $ahead | Should -Be @(1, 1, 1, 1, 1)
    }

    It 'ends the work when the command downstream has enough' {
        [Seen]::Reset()
        Get-Number -Count 1000 -Milliseconds 1 | Select-Object -First 1 | Should -Be 1
        [Seen]::Written | Should -BeLessOrEqual 1
        [Seen]::Cancelled | Should -BeTrue
    }

    It 'leaves the error of a command downstream as it is' {
        { Get-Number | ForEach-Object { throw [InvalidTimeZoneException]::new('downstream') } } | Should -Throw -ExceptionType ([InvalidTimeZoneException])
    }

    It 'does not take a list apart by itself' {
        (Test-Stream -WarningAction Ignore | Measure-Object).Count | Should -Be 1
    }

    It 'reaches every stream' {
        $DebugPreference = 'Continue'
        $records = Test-Stream -Verbose *>&1
        $records.ForEach{ $_.GetType().Name } | Should -Be @('VerboseRecord', 'DebugRecord', 'WarningRecord', 'Int32[]')
    }

    It 'obeys a preference that stops' {
        { Test-Stream -WarningAction Stop } | Should -Throw -ErrorId '*TestStreamCommand'
    }
}

Describe 'Errors' {
    It 'one bad item of three is one error, and two results' {
        $result = 'a', 'missing', 'b' | Set-Number -Confirm:$false -ErrorVariable problem -ErrorAction SilentlyContinue
        $result | Should -Be @('a', 'b')
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -Be 'NoSuchEntity,SetNumberCommand'
        $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $problem[0].TargetObject | Should -Be 'missing'
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $problem[0].Exception | Should -BeOfType ([IotIamTools.Core.Iam.IamException])
    }

    It 'the same with an array as argument' {
        Set-Number -Name a, missing, b -Confirm:$false -ErrorAction SilentlyContinue | Should -Be @('a', 'b')
    }

    It 'one that every item would meet ends the command' {
        $result = [Collections.Generic.List[object]]::new()
        { 'a', 'unreachable', 'b' | Set-Number -Confirm:$false | ForEach-Object { $result.Add($_) } } | Should -Throw -ErrorId 'EndpointUnreachable,SetNumberCommand'
        $result | Should -Be @('a')
    }

    It 'a mistake of ours keeps its type' {
        { Set-Number bug -Confirm:$false } | Should -Throw -ExceptionType ([InvalidTimeZoneException])
    }

    It 'with -ErrorAction Stop the first ends the command and can be caught' {
        try { 'a', 'missing', 'b' | Set-Number -Confirm:$false -ErrorAction Stop -OutVariable result; throw 'not reached' }
        catch [IotIamTools.Core.Iam.IamException] { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -Be 'NoSuchEntity,SetNumberCommand'
        $result | Should -Be @('a')
    }
}

Describe 'ShouldProcess' {
    It '-WhatIf' { Set-Number a, b -WhatIf | Should -BeNullOrEmpty }

    It '$WhatIfPreference' {
        $WhatIfPreference = $true
        Set-Number a | Should -BeNullOrEmpty
    }

    It '-WhatIf of a function around it' {
        function Invoke-Around { [CmdletBinding(SupportsShouldProcess)] param() Set-Number a }
        Invoke-Around -WhatIf | Should -BeNullOrEmpty
    }

    It 'a prompt that cannot be shown is an error and no change' {
        $output = Invoke-Child {
            param($assembly)
            Import-Module $ModulePath, $assembly
            try { "changed $(Set-Number a)" } catch { "refused: $($_.Exception.Message)" }
        } $assembly
        $output | Should -BeLike 'refused*'
    }
}

Describe 'Stopping' {
    It 'ends work that <Name> within a second' -ForEach @(
        @{ Name = 'waits on the token'; Script = 'Wait-Forever' }
        @{ Name = 'does not look at the token'; Script = 'Wait-Forever -Deaf' }
        @{ Name = 'writes without end'; Script = 'Get-Number -Count 2000000000' }
    ) {
        Measure-Stop "Import-Module ([Seen].Assembly); $Script" | Should -BeLessThan 1000
    }
}
