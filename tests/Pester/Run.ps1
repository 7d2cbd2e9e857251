<#
.SYNOPSIS
    Runs the Pester tests on the module in out/IotIamTools, in this process, and exits with the number of those that failed.
.DESCRIPTION
    An assembly that a session has loaded stays loaded: start it in a process of its own.
.PARAMETER CountFile
    Where to write "passed failed skipped", for who adds them up.
.PARAMETER Path
    Which tests to run.
#>
[CmdletBinding()]
param(
    [string] $CountFile,
    [string[]] $Path = $PSScriptRoot
)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.0

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$result = Invoke-Pester -Configuration $configuration

# Where a file cannot be read, or what comes before the tests fails, something failed also if no test did.
$failed = $result.FailedCount
if ($failed -eq 0 -and $result.Result -ne 'Passed') { $failed = 1 }
if ($CountFile) {
    "$($result.PassedCount) $failed $($result.SkippedCount + $result.NotRunCount)" | Set-Content -Path $CountFile
}

exit $failed
