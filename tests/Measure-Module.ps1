<#
.SYNOPSIS
    Measures what importing the module and a first call cost over PowerShell's own start: the median of whole processes.
.PARAMETER Count
    How often each is measured. They take turns, so that a busy moment does not hit one of them only.
#>
[CmdletBinding()]
param([int] $Count = 20)

$ErrorActionPreference = 'Stop'
. $PSScriptRoot/PowerShell.ps1
$module = Join-Path $PSScriptRoot '../out/IotIamTools/IotIamTools.psd1' | Resolve-Path | Convert-Path
$file = Join-Path ([IO.Path]::GetTempPath()) "measure-$PID.json"
'{ "UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [], "Policies": [] }' | Set-Content $file
$scripts = [ordered]@{
    Start     = 'exit'
    Import    = "Import-Module '$module'; exit"
    FirstCall = "Import-Module '$module'; `$null = Get-IotIamAccount -Account '$file'; exit"
}
$times = @{}
foreach ($name in $scripts.Keys) { $times[$name] = [Collections.Generic.List[double]]::new() }

try {
    # The first round fills caches and does not count.
    foreach ($round in 0..$Count) {
        foreach ($name in $scripts.Keys) {
            $time = Measure-Command { Invoke-PowerShell -Command $scripts[$name] }
            if ($round) { $times[$name].Add($time.TotalMilliseconds) }
        }
    }
}
finally {
    Remove-Item $file
}

function Get-Median($Values) {
    $sorted = @($Values | Sort-Object)
    ($sorted[[math]::Floor(($sorted.Count - 1) / 2)] + $sorted[[math]::Floor($sorted.Count / 2)]) / 2
}

$start = Get-Median $times.Start
[pscustomobject]@{
    Count       = $Count
    StartMs     = [math]::Round($start)
    ImportMs    = [math]::Round((Get-Median $times.Import) - $start)
    FirstCallMs = [math]::Round((Get-Median $times.FirstCall) - $start)
}
