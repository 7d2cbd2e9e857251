<#
.SYNOPSIS
    Measures what importing the module and a first call cost over PowerShell's own start: the median over rounds of whole processes.
.PARAMETER Count
    How many rounds. In each the three take turns, and what is compared is of one round: a machine that others use as well is slower at one
    moment than at another.
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

function Get-Cost($Name) {
    # Over the start of the same round.
    [math]::Round((Get-Median (0..($Count - 1)).ForEach{ $times[$Name][$_] - $times.Start[$_] }))
}

[pscustomobject]@{
    Count       = $Count
    StartMs     = [math]::Round((Get-Median $times.Start))
    ImportMs    = Get-Cost Import
    FirstCallMs = Get-Cost FirstCall
}
