<#
.SYNOPSIS
    Measures what making the five DeepLens roles takes: calls on the wire and time, of this module, of its command line, of a script
    with the aws CLI, and of terraform, all on one moto server on this machine. Writes a Markdown table.
.DESCRIPTION
    Each way makes the roles on an empty account, and then looks again when nothing has changed. Times are medians of whole
    processes, except for "in an open session". 'terraform init' is not counted. What is not on this machine is left out, and said.
.PARAMETER Count
    How often each is measured. They take turns, so that a busy moment does not hit one of them only. One round before does not count.
#>
[CmdletBinding()]
param([int] $Count = 5)

. (Join-Path $PSScriptRoot Pester/Common.ps1)
Set-StrictMode -Version 3.0
$WarningPreference = 'Ignore'
$root = Split-Path $PSScriptRoot
$work = New-Item (Join-Path ([IO.Path]::GetTempPath()) "measure-$PID") -ItemType Directory
$program = Get-ChildItem (Join-Path $root src/IotIamTools.Cli/bin) -Recurse -Filter iotiam.dll -ErrorAction Ignore |
    Sort-Object { $_.FullName -notlike '*Release*' } | Select-Object -First 1
$keys = @{ AWS_ACCESS_KEY_ID = $MotoKeys.AccessKey; AWS_SECRET_ACCESS_KEY = $MotoSecret; AWS_DEFAULT_REGION = 'us-east-1'; AWS_REGION = 'us-east-1'; AWS_PAGER = '' }

# The roles as the document has them, for the aws CLI.
$roles = @(
    @{ Name = 'AWSDeepLensServiceRole'; Service = 'deeplens'; Policies = @('service-role/AWSDeepLensServiceRolePolicy') }
    @{ Name = 'AWSDeepLensLambdaRole'; Service = 'lambda'; Policies = @('AWSLambda_FullAccess', 'service-role/AWSLambdaBasicExecutionRole') }
    @{ Name = 'AWSDeepLensGreengrassRole'; Service = 'greengrass'; Policies = @('service-role/AWSGreengrassResourceAccessRolePolicy') }
    @{ Name = 'AWSDeepLensGreengrassGroupRole'; Service = 'greengrass'; Policies = @('AWSDeepLensLambdaFunctionAccessPolicy') }
    @{ Name = 'AWSDeepLensSagemakerRole'; Service = 'sagemaker'; Policies = @('AmazonSageMakerFullAccess') }
)

function Invoke-Quietly {
    param([scriptblock] $Script)
    $said = & $Script 2>&1
    if ($LASTEXITCODE) { throw "Exit code ${LASTEXITCODE}: $($said -join "`n")" }
}

function Invoke-AwsScript {
    # What a careful script does: it looks whether the role is there, and makes what is not.
    param([switch] $Again)
    foreach ($role in $roles) {
        if ($Again) {
            Invoke-Quietly { aws --endpoint-url $moto.Url iam get-role --role-name $role.Name }
            Invoke-Quietly { aws --endpoint-url $moto.Url iam list-attached-role-policies --role-name $role.Name }
            continue
        }
        $trust = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"' + $role.Service + '.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
        Invoke-Quietly { aws --endpoint-url $moto.Url iam create-role --role-name $role.Name --path /service-role/ --assume-role-policy-document $trust }
        foreach ($policy in $role.Policies) {
            Invoke-Quietly { aws --endpoint-url $moto.Url iam attach-role-policy --role-name $role.Name --policy-arn "arn:aws:iam::aws:policy/$policy" }
        }
    }
}

$module = "Import-Module '$ModulePath'; `$WarningPreference = 'Ignore'; `$null = New-DeepLensRole -EndpointUrl '{0}' -Region us-east-1 -ErrorAction Stop"
$ways = [ordered]@{}
$ways['`New-DeepLensRole`, in an open session'] = @{
    Make = { $null = New-DeepLensRole -EndpointUrl $moto.Url -ErrorAction Stop @MotoKeys }
    Look = { $null = New-DeepLensRole -EndpointUrl $moto.Url -ErrorAction Stop @MotoKeys }
}
$ways['`New-DeepLensRole`, with the start of `pwsh`'] = @{
    Make = { Invoke-Quietly { Invoke-PowerShell -Command ($module -f $moto.Url) } }
    Look = { Invoke-Quietly { Invoke-PowerShell -Command ($module -f $moto.Url) } }
}
if ($program) {
    $ways['`iotiam apply deeplens`'] = @{
        Make = { Invoke-Quietly { dotnet exec $program.FullName apply deeplens --endpoint-url $moto.Url --region us-east-1 } }
        Look = { Invoke-Quietly { dotnet exec $program.FullName apply deeplens --endpoint-url $moto.Url --region us-east-1 } }
    }
}
else { Write-Host 'NOT MEASURED: iotiam, which is not built.' }
if (Get-Command aws -ErrorAction Ignore) {
    $ways['a script with the aws CLI'] = @{ Make = { Invoke-AwsScript }; Look = { Invoke-AwsScript -Again } }
}
else { Write-Host 'NOT MEASURED: the aws CLI, which is not here.' }
if ($whyNot = Test-Terraform) { Write-Host "NOT MEASURED: terraform: $whyNot." }
else {
    $ways['terraform (`apply`, then `plan`)'] = @{
        Make = { Invoke-Quietly { terraform "-chdir=$work" apply -auto-approve -input=false -no-color } }
        Look = { Invoke-Quietly { terraform "-chdir=$work" plan -detailed-exitcode -input=false -no-color } }
    }
}

function Measure-Way {
    param([scriptblock] $Script)
    $null = Get-MotoCall $moto
    $time = (Measure-Command { Use-Environment $keys $Script }).TotalSeconds
    @{ Time = $time; Calls = Get-MotoCall $moto }
}

function Get-Median($Values) {
    $sorted = @($Values | Sort-Object)
    ($sorted[[math]::Floor(($sorted.Count - 1) / 2)] + $sorted[[math]::Floor($sorted.Count / 2)]) / 2
}

function Format-Call($Calls) {
    # The operations, the ones that are made most first.
    $total = ($Calls.Values | Measure-Object -Sum).Sum
    "$total ($(($Calls.GetEnumerator() | Sort-Object { -$_.Value }, Key | ForEach-Object { "$($_.Value) $($_.Key)" }) -join ', '))"
}

$moto = Start-Moto
try {
    if (-not $whyNot) {
        Get-TerraformProvider $moto | Set-Content (Join-Path $work provider.tf)
        Get-TerraformDeepLens | Set-Content (Join-Path $work roles.tf)
        $null = Invoke-Terraform $work 'init', '-input=false', '-no-color'
    }
    $measured = @{}
    foreach ($name in $ways.Keys) { $measured[$name] = @{ Make = @(); Look = @() } }
    foreach ($round in 0..$Count) {
        foreach ($name in $ways.Keys) {
            Write-Progress "Round $round of $Count" $name
            Clear-Moto $moto
            Remove-Item (Join-Path $work 'terraform.tfstate*')
            foreach ($part in 'Make', 'Look') {
                $result = Measure-Way $ways[$name][$part]
                if ($round) { $measured[$name][$part] += $result }
            }
        }
    }
    '| five DeepLens roles | calls | time | nothing changed: calls | time |'
    '| --- | --- | ---: | --- | ---: |'
    foreach ($name in $ways.Keys) {
        $make, $look = $measured[$name].Make, $measured[$name].Look
        '| {0} | {1} | {2:0.00} s | {3} | {4:0.00} s |' -f $name, (Format-Call $make[-1].Calls), (Get-Median $make.Time), (Format-Call $look[-1].Calls), (Get-Median $look.Time)
    }
    ''
    "Medians of $Count runs that took turns, on $([Environment]::ProcessorCount) processors; moto $(python3 -c 'import moto; print(moto.__version__)') on loopback answers each call."
}
finally {
    Stop-Moto $moto
    Remove-Item $work -Recurse -Force
}
