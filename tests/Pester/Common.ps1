# For all Pester tests: the module, a moto server that counts, an endpoint that never answers and one that denies. To be dot-sourced in BeforeAll.

$ErrorActionPreference = 'Stop'
$ModulePath = Join-Path $PSScriptRoot '../../out/IotIamTools/IotIamTools.psd1' | Resolve-Path | Convert-Path
Import-Module $ModulePath

# Credentials of the machine that the tests run on must not come into play, nor its instance profile.
$env:AWS_EC2_METADATA_DISABLED = 'true'
foreach ($name in 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_ENDPOINT_URL', 'IOTIAM_ACCOUNT') {
    Remove-Item "env:$name" -ErrorAction Ignore
}
$env:AWS_SHARED_CREDENTIALS_FILE = Join-Path ([IO.Path]::GetTempPath()) 'there-are-no-credentials'
$env:AWS_CONFIG_FILE = $env:AWS_SHARED_CREDENTIALS_FILE

# What moto takes for credentials. The secret is one that tests can look for in every stream.
$MotoSecret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
$MotoKeys = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = $MotoSecret; Region = 'us-east-1' }

. (Join-Path $PSScriptRoot '../PowerShell.ps1')
. (Join-Path $PSScriptRoot '../Terraform.ps1')

function Use-Environment {
    # Runs a script with some variables of the environment set, and sets them back.
    param([hashtable] $Variables, [scriptblock] $Script, [object[]] $Argument)
    $before = @{}
    foreach ($name in $Variables.Keys) {
        $before[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $Variables[$name])
    }
    try { & $Script @Argument }
    finally { foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name] ?? [NullString]::Value) } }
}

function Test-Moto {
    # Whether there is a moto to start. For -Skip, which is looked at before anything is started.
    if (-not (Get-Command python3 -CommandType Application -ErrorAction Ignore)) { return $false }
    python3 -c 'import importlib.util, sys; sys.exit(0 if importlib.util.find_spec("moto") else 1)'
    $LASTEXITCODE -eq 0
}

function Start-Moto {
    # A moto server on a free port of loopback: @{ Process; Url }.
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()

    $start = [Diagnostics.ProcessStartInfo]::new('python3')
    $start.ArgumentList.Add((Join-Path $PSScriptRoot 'moto_counted.py'))
    $start.ArgumentList.Add("$port")
    $start.Environment['MOTO_IAM_LOAD_MANAGED_POLICIES'] = 'true'
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $process = [Diagnostics.Process]::Start($start)
    $process.BeginOutputReadLine()
    $process.BeginErrorReadLine()

    $moto = @{ Process = $process; Url = "http://127.0.0.1:$port" }
    foreach ($try in 1..120) {
        try {
            $null = Invoke-RestMethod "$($moto.Url)/calls" -TimeoutSec 5
            return $moto
        }
        catch {
            if ($process.HasExited) { throw "moto ended with exit code $($process.ExitCode)." }
            Start-Sleep -Milliseconds 500
        }
    }
    Stop-Moto $moto
    throw 'moto did not start within a minute.'
}

function Stop-Moto {
    param($Moto)
    if ($Moto -and -not $Moto.Process.HasExited) {
        # With its children: what is on PATH as python3 may be a shim.
        $Moto.Process.Kill($true)
        $null = $Moto.Process.WaitForExit(5000)
    }
}

function Reset-Moto {
    # An empty account, and no calls counted.
    param($Moto)
    $null = Invoke-RestMethod "$($Moto.Url)/moto-api/reset" -Method Post
    $null = Invoke-RestMethod "$($Moto.Url)/calls" -Method Delete
}

function Clear-Moto {
    # An account without entities, and no calls counted; a second faster than a reset, which reads AWS's policies anew.
    param($Moto)
    $null = Invoke-RestMethod "$($Moto.Url)/entities" -Method Delete
    $null = Invoke-RestMethod "$($Moto.Url)/calls" -Method Delete
}

function Get-MotoCall {
    # The calls since the last time, as a hashtable from action to count. Then counts anew.
    param($Moto)
    Invoke-RestMethod "$($Moto.Url)/calls" -Method Delete | ConvertTo-Json | ConvertFrom-Json -AsHashtable
}

function Send-MotoForm {
    # Sends moto an operation that the module does not have, and gives its result.
    param($Moto, [string] $Form)
    $action = [regex]::Match($Form, 'Action=(\w+)').Groups[1].Value
    $key = "AWS4-HMAC-SHA256 Credential=$($MotoKeys.AccessKey)/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0"
    $answer = Invoke-RestMethod $Moto.Url -Method Post -Body "$Form&Version=2010-05-08" -ContentType 'application/x-www-form-urlencoded' -Headers @{ Authorization = $key }
    $answer."${action}Response"."${action}Result"
}

function Get-MotoWrite {
    # Of the calls since the last time, the actions that change something.
    param($Moto)
    @((Get-MotoCall $Moto).Keys) -notmatch '^(Get|List|Simulate)'
}

function Start-SilentEndpoint {
    # Takes connections on loopback and never answers: @{ Listener; Url }.
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    @{ Listener = $listener; Url = "http://127.0.0.1:$($listener.LocalEndpoint.Port)" }
}

function Start-DenyingEndpoint {
    # An IAM on loopback that denies every call: @{ Listener; Shell; Url; Counted }. Counted.Calls is the number of calls.
    $free = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $free.Start()
    $url = "http://127.0.0.1:$($free.LocalEndpoint.Port)/"
    $free.Stop()
    $listener = [Net.HttpListener]::new()
    $listener.Prefixes.Add($url)
    $listener.Start()
    $counted = [hashtable]::Synchronized(@{ Calls = 0 })
    $shell = [powershell]::Create().AddScript({
            param($Listener, $Counted)
            $body = [Text.Encoding]::UTF8.GetBytes('<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not allowed</Message></Error><RequestId>1</RequestId></ErrorResponse>')
            while ($Listener.IsListening) {
                $response = $Listener.GetContext().Response
                $Counted.Calls++
                $response.StatusCode = 403
                $response.ContentType = 'text/xml'
                $response.Close($body, $true)
            }
        }).AddArgument($listener).AddArgument($counted)
    $null = $shell.BeginInvoke()
    @{ Listener = $listener; Shell = $shell; Url = $url; Counted = $counted }
}

function Stop-DenyingEndpoint {
    param($Endpoint)
    if ($Endpoint) {
        $Endpoint.Listener.Close()
        $Endpoint.Shell.Dispose()
    }
}

function Measure-Stop {
    # Runs a script in a runspace of its own, stops it after a while, and gives how long the stop took, in milliseconds.
    param([string] $Script, [object[]] $Argument, [int] $AfterMilliseconds = 1500)
    $shell = [powershell]::Create()
    try {
        $null = $shell.AddScript("param(`$ModulePath) Import-Module `$ModulePath").AddArgument($ModulePath).AddStatement().AddScript($Script)
        foreach ($value in $Argument) { $null = $shell.AddArgument($value) }
        $running = $shell.BeginInvoke()
        if ($running.AsyncWaitHandle.WaitOne($AfterMilliseconds)) {
            throw "The script ended before it was stopped. $($shell.Streams.Error) $($shell.InvocationStateInfo.Reason)"
        }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $null = $shell.BeginStop($null, $null)
        if (-not $running.AsyncWaitHandle.WaitOne(30000)) { throw 'It did not stop within 30 seconds.' }
        $watch.ElapsedMilliseconds
    }
    finally {
        $shell.Dispose()
    }
}

function Invoke-Child {
    # Runs a script block in a PowerShell of its own that has loaded nothing, and gives its output. The module's path is in $ModulePath.
    param([scriptblock] $Script, [object[]] $Argument)
    $block = [scriptblock]::Create("param(`$ModulePath, `$Argument) `$ErrorActionPreference = 'Stop'; & { $Script } @Argument")
    Invoke-PowerShell -Command $block -args $ModulePath, $Argument
}
