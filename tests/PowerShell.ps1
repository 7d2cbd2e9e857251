# Another PowerShell like this one, for tests and figures. To be dot-sourced.

function Invoke-PowerShell {
    # Starts it with the arguments given. The one that comes as a .NET tool runs in the process of dotnet.
    $path = (Get-Process -Id $PID).Path
    $assembly = @(if ((Split-Path $path -LeafBase) -eq 'dotnet') { Join-Path $PSHOME pwsh.dll })
    & $path @assembly -NoProfile -NonInteractive @args
}
