# Find-, Export-, Remove- and Uninstall-: what stands, what was left behind, and how it goes.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $noMoto = -not (Test-Moto)
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $leftovers = Join-Path $PSScriptRoot '../IotIamTools.Core.Tests/Leftovers/Data/leftovers.json' | Resolve-Path | Convert-Path
    $edge = Join-Path $PSScriptRoot '../IotIamTools.Core.Tests/Plans/Data/edge.json' | Resolve-Path | Convert-Path

    function New-AccountFile {
        # A file of its own with those leftovers, so that what one test does no other sees.
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).json"
        Copy-Item $leftovers $path
        $path
    }
}

Describe 'Find-IotIamLeftover' {
    It 'finds all leftovers of an exported file and nothing else, and writes nothing' {
        $file = New-AccountFile
        $before = Get-FileHash $file
        $found = Find-IotIamLeftover -Account $file
        $found | Group-Object Rule -NoElement | ForEach-Object { "$($_.Name) $($_.Count)" } |
            Should -Be 'EndedService 9', 'RetiredPolicy 4', 'JetsBaseline 8', 'UnusedDeployUser 2', 'MissingSourceCondition 6'
        (Get-FileHash $file).Hash | Should -Be $before.Hash
        $found.Where{ -not ($_.Why -and $_.Remediation -and $_.Arn -and $_.AccountId -and $_.Since) } | Should -BeNullOrEmpty
    }

    It 'reads well at <_> columns' -ForEach 80, 120 {
        $lines = Find-IotIamLeftover -Account $leftovers | Format-Table | Out-String -Width $_ -Stream
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        $lines | Should -Not -Match '…'
        $lines -match '^ +Rule: ' | Should -HaveCount 5
        $lines | Where-Object { $_ -match '^Certain +Role +AWSDeepLensServiceRole +Remove +Its service ended: AWS ' } | Should -HaveCount 1
    }

    It 'goes by the rules, the certainty and the days that are asked for' {
        (Find-IotIamLeftover RetiredPolicy -Account $leftovers).Name | Should -Be 'AWSDeepLensLambdaRole', 'ConfigRecorder', 'Jets', 'erin'
        (Find-IotIamLeftover -Rule EndedService -MinimumCertainty Certain -Account $leftovers).Count | Should -Be 4
        (Find-IotIamLeftover -Rule UnusedDeployUser -UnusedFor 30000 -Account $leftovers) | Should -BeNullOrEmpty

        $file = New-AccountFile
        (Get-Content $file -Raw).Replace('2026-11-20T01:00:00', [datetime]::UtcNow.AddDays(-5).ToString('yyyy-MM-ddT01:00:00')) | Set-Content $file -NoNewline
        (Find-IotIamLeftover -Rule RetiredPolicy -UnusedFor 30 -Account $file).Name | Should -Not -Contain 'AWSDeepLensLambdaRole' -Because 'it was used five days ago'
        (Find-IotIamLeftover -Rule RetiredPolicy -UnusedFor 3 -Account $file).Name | Should -Contain 'AWSDeepLensLambdaRole'
    }

    It 'writes days as AWS does, whatever calendar the session has' {
        $why = Invoke-Child {
            param($file)
            [cultureinfo]::CurrentCulture = 'th-TH'
            Import-Module $ModulePath
            (Find-IotIamLeftover -Account $file).Why
            '{0:yyyy}' -f [datetime]::new(2026, 1, 1)
        } $leftovers
        $why[-1] | Should -Be '2569' -Because 'the year is Buddhist in that culture'
        "$($why[0..($why.Count - 2)])" | Should -Match '\b2024-01-31\b'
        "$($why[0..($why.Count - 2)])" | Should -Not -Match '\b25\d\d-'
    }

    It 'takes accounts by pipeline, and the session''s without one' {
        $one = New-AccountFile
        $two = New-AccountFile
        @(Get-Item $one, $two | Find-IotIamLeftover -Rule RetiredPolicy).Count | Should -Be 8
        Connect-IotIamAccount $one
        try { @(Find-IotIamLeftover -Rule RetiredPolicy).Count | Should -Be 4 } finally { Disconnect-IotIamAccount }
    }

    It 'names no entity where it stands as text' {
        "$((Find-IotIamLeftover -Rule RetiredPolicy -Account $leftovers)[-1])" | Should -BeLike 'user erin: *'
    }

    It 'is piped into Remove-DeepLensRole' {
        $file = New-AccountFile
        $removed = Find-IotIamLeftover -Rule EndedService -Account $file | Where-Object CommandLine -Like 'Remove-DeepLensRole *' |
            Remove-DeepLensRole -Account $file -Confirm:$false
        $removed.Name | Should -Be 'AWSDeepLensServiceRole', 'AWSDeepLensGreengrassGroupRole', 'AWSDeepLensGreengrassRole'
        $removed.Change | Should -Be 'Removed', 'Removed', 'Removed'
        (Find-IotIamLeftover -Rule EndedService -Account $file).Name | Should -Not -Contain 'AWSDeepLensServiceRole'
    }

    It 'is piped into Remove-JetsDeployUser with the group' {
        $file = New-AccountFile
        $removed = Find-IotIamLeftover -Rule UnusedDeployUser -Account $file | Remove-JetsDeployUser -Account $file -Confirm:$false
        $removed.Name | Should -Be 'bob', 'robot'
        Find-IotIamLeftover -Rule UnusedDeployUser -Account $file | Should -BeNullOrEmpty
    }

    It 'stays one line of text in Export-Csv and one object in ConvertTo-Json' {
        $row = Find-IotIamLeftover -Rule RetiredPolicy -Account $leftovers | Where-Object Name -EQ erin
        $csv = $row | ConvertTo-Csv | ConvertFrom-Csv
        $csv.Remediation | Should -Be 'SwapPolicy: user erin: attach arn:aws:iam::aws:policy/AWSLambda_ReadOnlyAccess, then detach arn:aws:iam::aws:policy/AWSLambdaReadOnlyAccess'
        $csv.AccountId | Should -Be '123456789012'
        $json = $row | ConvertTo-Json -EnumsAsStrings -WarningAction Stop -WarningVariable warnings | ConvertFrom-Json
        $warnings | Should -BeNullOrEmpty
        $json.Remediation.Kind, $json.Remediation.AttachPolicyArn, $json.Remediation.Entity.AccountId |
            Should -Be 'SwapPolicy', 'arn:aws:iam::aws:policy/AWSLambda_ReadOnlyAccess', '123456789012'
    }

    It 'gives command lines that are each one pipeline, and that fix what they name' {
        Connect-IotIamAccount (New-AccountFile)
        Push-Location $TestDrive
        # PowerShell asks for the prefix when the line runs.
        function Read-Host { 'shop' }
        try {
            $fixable = { Find-IotIamLeftover | Where-Object { $_.CommandLine -and $_.CommandLine -notlike 'Remove-IAMServiceLinkedRole *' } }
            $findings = @(& $fixable)
            $findings.Count | Should -Be 26
            # Those that remove roles come last: a role that is gone cannot be repaired.
            [array]::Reverse($findings)
            foreach ($finding in $findings) {
                $ast = [System.Management.Automation.Language.Parser]::ParseInput($finding.CommandLine, [ref]$null, [ref]$null)
                $ast.EndBlock.Statements | Should -HaveCount 1
                $null = Invoke-Expression "& { `$ConfirmPreference = 'None'; `$ErrorActionPreference = 'Stop'; `$WarningPreference = 'Ignore'; $($finding.CommandLine) }"
            }
            (Find-IotIamLeftover).Name | Should -Be 'AWSServiceRoleForAWSPanorama', 'Greengrass_ServiceRole', 'IdentityAdmins'
        }
        finally {
            Pop-Location
            Disconnect-IotIamAccount
        }
    }
}

Describe 'Repair-IotIamLeftover' {
    It 'repairs all that is to be kept, and clears its findings' {
        $file = New-AccountFile
        $repaired = Find-IotIamLeftover RetiredPolicy, MissingSourceCondition, JetsBaseline -Account $file | Where-Object { $_.Remediation.Kind -ne 'Review' } |
            Repair-IotIamLeftover -NamePrefix shop -Account $file -Confirm:$false
        $repaired.Change | Sort-Object -Unique | Should -Be 'Updated'
        $repaired.Count | Should -Be 14 -Because 'users of a group need nothing but that the group is narrowed'
        (Find-IotIamLeftover RetiredPolicy, MissingSourceCondition, JetsBaseline -Account $file).Name | Should -Be 'IdentityAdmins'
    }

    It 'changes nothing with -WhatIf, and shows each change' {
        $file = New-AccountFile
        $before = Get-FileHash $file
        $shown = Invoke-Child {
            param($file)
            Import-Module $ModulePath
            Find-IotIamLeftover -Account $file | Where-Object Name -EQ MixedEdgeRole | Repair-IotIamLeftover -Account $file -WhatIf
        } $file
        "$shown" | Should -BeLike '*What if: role MixedEdgeRole (arn:aws:iam::123456789012:role/MixedEdgeRole) in account 123456789012 (file *.json):*replace the trust policy*aws:SourceAccount*'
        (Get-FileHash $file).Hash | Should -Be $before.Hash
    }

    It 'takes rows of a file, in which the account has the last word' {
        $file = New-AccountFile
        $csv = Join-Path $TestDrive 'rows.csv'
        Find-IotIamLeftover -Rule RetiredPolicy -Account $file | Export-Csv $csv
        (Get-Content $csv -Raw).Replace('AWSLambda_ReadOnlyAccess', 'AdministratorAccess') | Set-Content $csv
        (Import-Csv $csv | Repair-IotIamLeftover -Account $file -Confirm:$false).Change | Should -Be 'Updated', 'Updated', 'Updated', 'Updated'
        $user = (Get-Content $file -Raw | ConvertFrom-Json).UserDetailList | Where-Object UserName -EQ erin
        $user.AttachedManagedPolicies.PolicyName | Should -Be 'AWSLambda_ReadOnlyAccess' -Because 'what the file says of the remediation is not what is done'
        Import-Csv $csv | Repair-IotIamLeftover -Account $file -Confirm:$false | ForEach-Object Change | Sort-Object -Unique | Should -Be 'Unchanged'
    }

    It 'says which command removes, and what to find out first: <Rule>' -ForEach @(
        @{ Rule = 'EndedService'; Name = 'ThingsGraphFlowRole'; Message = '*run: Remove-ThingsGraphRole -RoleName arn:aws:iam::123456789012:role/ThingsGraphFlowRole' }
        @{ Rule = 'EndedService'; Name = 'Greengrass_ServiceRole'; Message = '*find out whether AWS IoT Greengrass V2 uses it*' }
        @{ Rule = 'UnusedDeployUser'; Name = 'bob'; Message = '*run: Remove-JetsDeployUser -UserName arn:aws:iam::123456789012:user/bob -GroupName Jets' }
        @{ Rule = 'JetsBaseline'; Name = 'IdentityAdmins'; Message = '*decide whether*' }
    ) {
        $file = New-AccountFile
        $before = Get-FileHash $file
        { Find-IotIamLeftover $Rule -Account $file | Where-Object Name -EQ $Name | Repair-IotIamLeftover -NamePrefix shop -Account $file -Confirm:$false -ErrorAction Stop } |
            Should -Throw -ErrorId 'RemediationMismatch,*' -ExpectedMessage $Message
        (Get-FileHash $file).Hash | Should -Be $before.Hash
    }

    It 'needs a prefix to narrow, and an entity of the account' {
        $file = New-AccountFile
        { Repair-IotIamLeftover arn:aws:iam::123456789012:group/Jets JetsBaseline -Account $file -Confirm:$false -ErrorAction Stop } |
            Should -Throw -ErrorId 'SetupInvalid,*' -ExpectedMessage '*-NamePrefix*'
        { Repair-IotIamLeftover arn:aws:iam::999999999999:group/Jets -NamePrefix shop -Account $file -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'EntityElsewhere,*'
        { Repair-IotIamLeftover arn:aws:iam::123456789012:group/other/Jets -NamePrefix shop -Account $file -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'EntityElsewhere,*'
        { Repair-IotIamLeftover arn:aws:iam::123456789012:group/Nobodys -Account $file -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'NoSuchEntity,*'
        { Repair-IotIamLeftover Jets -Account $file -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SetupInvalid,*' -ExpectedMessage '*ARN*'
    }
}

Describe 'Export-IotIamBlueprint' {
    It 'gives a blueprint that is satisfied at once, and makes the same in an empty account' {
        $file = New-AccountFile
        $path = Join-Path $TestDrive 'captured.json'
        $tested = Export-IotIamBlueprint 'Green*', 'Factory*' -GroupName Jets -Name captured -Path $path -PassThru -Account $file | Test-IotIamBlueprint -Account $file
        $tested.Name | Should -Contain 'GreengrassV2TokenExchangeRoleAccess'
        $tested.Passed | Should -Not -Contain $false
        Get-IotIamBlueprint -Path $path | Test-IotIamBlueprint -Account $file -Quiet | Should -BeTrue
        Get-IotIamBlueprint things-graph | Test-IotIamBlueprint -Account $file -Quiet | Should -BeFalse
        $empty = Join-Path $TestDrive 'empty.json'
        Connect-IotIamAccount $empty -Create -AccountId 210987654321
        try {
            (Install-IotIamBlueprint -Path $path -WarningAction Ignore).Change | Sort-Object -Unique | Should -Be 'Created'
            Test-IotIamBlueprint -Path $path -Quiet | Should -BeTrue
        }
        finally { Disconnect-IotIamAccount }
    }

    It 'gives text where no file is asked for, in each form' {
        $blueprint = Export-IotIamBlueprint AppLambdaRole -Account $leftovers
        ($blueprint | ConvertFrom-Json).roles.name | Should -Be 'AppLambdaRole'
        $template = Export-IotIamBlueprint -GroupName jets -Format CloudFormation -Account $leftovers
        ($template | ConvertFrom-Json).Resources.JetsGroup.Type | Should -Be 'AWS::IAM::Group'
        Export-IotIamBlueprint AppLambdaRole -Format Terraform -Account $leftovers | Should -Match 'resource "aws_iam_role" "AppLambdaRole"'
    }

    It 'takes names, ARNs and findings by pipeline' {
        $text = 'AppLambdaRole', 'arn:aws:iam::123456789012:role/service-role/AWSDeepLensServiceRole' | Export-IotIamBlueprint -Account $leftovers
        ($text | ConvertFrom-Json).roles.name | Should -Be 'AppLambdaRole', 'AWSDeepLensServiceRole'
        $text = Find-IotIamLeftover -Rule RetiredPolicy -Account $leftovers | Where-Object Name -ne erin | Export-IotIamBlueprint -Account $leftovers
        ($text | ConvertFrom-Json).roles.name | Should -Be 'AWSDeepLensLambdaRole', 'ConfigRecorder'
        ($text | ConvertFrom-Json).groups.name | Should -Be 'Jets'
    }

    It 'writes no file under -WhatIf, nor over one under -NoClobber, nor half a one' {
        $path = Join-Path $TestDrive 'none.json'
        Export-IotIamBlueprint AppLambdaRole -Path $path -WhatIf -Account $leftovers
        $path | Should -Not -Exist
        { Export-IotIamBlueprint AppLambdaRole, Nobody -Path $path -Account $leftovers } | Should -Throw -ErrorId 'NoSuchEntity,*'
        $path | Should -Not -Exist
        'mine' | Set-Content $path
        { Export-IotIamBlueprint AppLambdaRole -Path $path -NoClobber -Account $leftovers } | Should -Throw -ErrorId 'FileNotWritten,*'
        Get-Content $path | Should -Be 'mine'
        { Export-IotIamBlueprint -Account $leftovers } | Should -Throw -ErrorId 'PrincipalMissing,*'
        { Export-IotIamBlueprint AppLambdaRole -Name 'Not A Name' -Account $leftovers } | Should -Throw -ErrorId 'DocumentMalformed,*'
        { Export-IotIamBlueprint AppLambdaRole -Path (Join-Path $TestDrive 'no/such/folder.json') -Account $leftovers } | Should -Throw -ErrorId 'FileNotWritten,*'
    }

    It 'writes over a file that is longer, without a mark at its beginning' {
        $path = Join-Path $TestDrive 'longer.json'
        'x' * 100000 | Set-Content $path
        Export-IotIamBlueprint AppLambdaRole -Path $path -Account $leftovers
        [IO.File]::ReadAllBytes($path) | Should -Be ([Text.Encoding]::UTF8.GetBytes((Export-IotIamBlueprint AppLambdaRole -Account $leftovers)))
    }

    It 'does nothing where nothing comes down the pipeline' {
        $path = Join-Path $TestDrive 'nothing.json'
        Find-IotIamLeftover -Account $leftovers | Where-Object { $false } | Export-IotIamBlueprint -Path $path -PassThru -Account $leftovers | Should -BeNullOrEmpty
        $path | Should -Not -Exist
    }
}

Describe 'Removing' {
    It 'leaves the account file as it was: <_>' -ForEach 'deeplens', 'things-graph', 'greengrass-service', 'greengrass-v2', 'jets-deploy', 'edge' {
        $file = Join-Path $TestDrive "$_.json"
        Connect-IotIamAccount $file -Create
        try {
            $null = New-JetsDeployGroup Others -UserName ann, bob -CreateUser -WarningAction Ignore
            $before = Get-Content $file -Raw
            $which = if ($_ -eq 'edge') { @{ Path = $edge } } else { @{ Name = $_ } }
            if ($_ -eq 'jets-deploy') { $which.Parameter = @{ UserName = 'ann', 'bob' } }
            (Install-IotIamBlueprint @which -WarningAction Ignore).Change | Sort-Object -Unique | Should -Be 'Created'
            Get-Content $file -Raw | Should -Not -Be $before
            Test-IotIamBlueprint @which -Quiet | Should -BeTrue
            (Uninstall-IotIamBlueprint @which -Confirm:$false).Change | Sort-Object -Unique | Should -Be 'Removed'
            Get-Content $file -Raw | Should -Be $before
            (Uninstall-IotIamBlueprint @which -Confirm:$false).Change | Sort-Object -Unique | Should -Be 'NotFound'
        }
        finally { Disconnect-IotIamAccount }
    }

    It 'only shows under -WhatIf: <_>' -ForEach 'Remove-DeepLensRole', 'Remove-ThingsGraphRole', 'Remove-GreengrassServiceRole', 'Remove-GreengrassTokenExchangeRole', 'Remove-JetsDeployGroup' {
        $file = New-AccountFile
        $before = (Get-FileHash $file).Hash
        & $_ -Account $file -WhatIf -ErrorAction Ignore | Should -Not -Contain 'Removed'
        & { $WhatIfPreference = $true; & $args[0] -Account $args[1] -Force } $_ $file
        (Get-FileHash $file).Hash | Should -Be $before
    }

    It 'asks: <Name> ends with an error where nobody can be asked, and does not hang' -ForEach @(
        @{ Name = 'Remove-ThingsGraphRole'; Script = { Remove-ThingsGraphRole -Account $args[0] } }
        @{ Name = 'Remove-JetsDeployUser'; Script = { Remove-JetsDeployUser ann -Account $args[0] } }
        @{ Name = 'Uninstall-IotIamBlueprint'; Script = { Uninstall-IotIamBlueprint things-graph -Account $args[0] } }
    ) {
        $file = New-AccountFile
        $before = (Get-FileHash $file).Hash
        $said = Invoke-Child ([scriptblock]::Create("param(`$file) Import-Module `$ModulePath; try { & { $Script } `$file; 'done' } catch { `"refused: `$_`" }")) -Argument $file
        $said | Should -BeLike 'refused: *-Confirm:$false*'
        (Get-FileHash $file).Hash | Should -Be $before
    }

    It 'keeps a role that was used lately, as an error that says when, until it is forced' {
        $file = New-AccountFile
        $recent = [datetime]::UtcNow.AddDays(-2).ToString('yyyy-MM-dd')
        (Get-Content $file -Raw).Replace('2026-11-20T01:00:00', "${recent}T01:00:00") | Set-Content $file -NoNewline
        $kept = Remove-DeepLensRole Lambda -Account $file -Confirm:$false -ErrorVariable problem -ErrorAction SilentlyContinue
        $kept | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'StillInUse,*'
        "$problem" | Should -BeLike "*AWSDeepLensLambdaRole is retained: it was last used on $recent*"
        (Remove-DeepLensRole Lambda -Account $file -Confirm:$false -UsedWithin 1).Change | Should -Be 'Removed'
    }

    It 'names the users that stay' {
        $file = New-AccountFile
        (Remove-JetsDeployGroup -Account $file -Confirm:$false).Retained | Should -Be 'user ann', 'user bob'
    }
}

Describe 'Removing on AWS' -Skip:$noMoto {
    BeforeAll { $moto = Start-Moto }
    AfterAll { Stop-Moto $moto }
    BeforeEach { Reset-Moto $moto; Connect-IotIamAccount -EndpointUrl $moto.Url @MotoKeys }
    AfterEach { Disconnect-IotIamAccount }

    It 'takes the five roles of DeepLens away in 12 calls, and verifies them in 15' {
        $null = New-DeepLensRole -WarningAction Ignore
        $null = Get-MotoCall $moto
        (Test-DeepLensRole).Passed | Should -Not -Contain $false
        ((Get-MotoCall $moto).Values | Measure-Object -Sum).Sum | Should -BeLessOrEqual 15
        (Remove-DeepLensRole -Confirm:$false).Change | Should -Be (@('Removed') * 5)
        ((Get-MotoCall $moto).Values | Measure-Object -Sum).Sum | Should -BeLessOrEqual 12
    }

    It 'writes nothing under -WhatIf, and nothing where an account is searched or exported' {
        $null = New-DeepLensRole -WarningAction Ignore
        $null = Get-MotoCall $moto
        Remove-DeepLensRole -WhatIf
        $null = Find-IotIamLeftover
        $null = Export-IotIamBlueprint 'AWSDeepLens*'
        Get-MotoWrite $moto | Should -BeNullOrEmpty
    }

    It 'reads an account once to find leftovers' {
        $null = New-DeepLensRole -WarningAction Ignore
        $null = Get-MotoCall $moto
        (Find-IotIamLeftover -Rule EndedService).Name | Should -Contain 'AWSDeepLensServiceRole'
        ((Get-MotoCall $moto).Keys | Where-Object { $_ -ne 'GetCallerIdentity' }) | Should -Be 'GetAccountAuthorizationDetails'
    }

    Context 'a deploy user with credentials' {
        BeforeEach {
            $null = New-JetsDeployGroup -UserName ann, bob -CreateUser -WarningAction Ignore
            $key = (Send-MotoForm $moto 'Action=CreateAccessKey&UserName=ann').AccessKey
            $null = Send-MotoForm $moto 'Action=CreateLoginProfile&UserName=ann&Password=Not-a-secret-1'
            $null = Send-MotoForm $moto 'Action=CreateVirtualMFADevice&VirtualMFADeviceName=ann'
            $null = Send-MotoForm $moto 'Action=EnableMFADevice&UserName=ann&SerialNumber=arn:aws:iam::123456789012:mfa/ann&AuthenticationCode1=123456&AuthenticationCode2=654321'
            $null = Get-MotoCall $moto
        }

        It 'is kept, out of the group, and the error names them; the others of the pipeline are deleted' {
            $said = 'ann', 'bob' | Remove-JetsDeployUser -DeleteUser -Confirm:$false -ErrorVariable problem -ErrorAction SilentlyContinue -Verbose 4>&1
            ($said | Where-Object Change).Name | Should -Be 'bob'
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'StillInUse,*'
            $problem[0].TargetObject | Should -Be 'ann'
            "$problem" | Should -BeLike "user ann is retained: it has a password, access key $($key.AccessKeyId) (never used), virtual MFA device *:mfa/ann. Done: group Jets: remove user ann"
            "$($problem[0].ErrorDetails.RecommendedAction)" | Should -BeLike '*-Force removes * a user together with its credentials.'
            Get-MotoWrite $moto | Sort-Object | Should -Be 'DeleteUser', 'RemoveUserFromGroup'
            "$said $problem" | Should -Not -BeLike "*$($key.SecretAccessKey)*"
        }

        It 'is told when it used its key lately' {
            (Get-IotIamAccount -EndpointUrl $moto.Url -AccessKey $key.AccessKeyId -SecretKey $key.SecretAccessKey -Region us-east-1).CallerArn | Should -BeLike '*/ann'
            Remove-JetsDeployUser ann -DeleteUser -Confirm:$false -ErrorVariable problem -ErrorAction SilentlyContinue -UsedWithin 7
            "$problem" | Should -BeLike "*access key $($key.AccessKeyId) (last used $([datetime]::UtcNow.ToString('yyyy-MM-dd')) in us-east-1, less than 7 days ago)*"
        }

        It 'goes with them when it is forced, also after a run that kept it' {
            Remove-JetsDeployUser ann -DeleteUser -Confirm:$false -ErrorAction Ignore
            (Remove-JetsDeployUser ann -DeleteUser -Force -Confirm:$false).Change | Should -Be 'Removed'
            Get-MotoWrite $moto | Sort-Object | Should -Be 'DeactivateMFADevice', 'DeleteAccessKey', 'DeleteLoginProfile', 'DeleteUser', 'DeleteVirtualMFADevice', 'RemoveUserFromGroup'
            (Send-MotoForm $moto 'Action=ListVirtualMFADevices').VirtualMFADevices | Should -BeNullOrEmpty
            (Remove-JetsDeployUser ann -DeleteUser -Force -Confirm:$false).Change | Should -Be 'NotFound'
        }

        It 'is kept with them, also when it is forced, where another group needs it' {
            $null = New-JetsDeployGroup Others -UserName ann -WarningAction Ignore
            $null = Get-MotoCall $moto
            Remove-JetsDeployUser ann -DeleteUser -Force -Confirm:$false -ErrorVariable problem -ErrorAction SilentlyContinue
            "$problem" | Should -Be 'user ann is retained: it has group Others. Done: group Jets: remove user ann'
            Get-MotoWrite $moto | Should -Be 'RemoveUserFromGroup'
        }

        It 'is shown with each of them under -WhatIf, and nothing is written' {
            $shown = Invoke-Child -Argument $moto.Url, $MotoKeys.AccessKey, $MotoSecret -Script {
                Import-Module $ModulePath
                Remove-JetsDeployUser ann -DeleteUser -Force -WhatIf -EndpointUrl $args[0] -AccessKey $args[1] -SecretKey $args[2] -Region us-east-1
            }
            $lines = @($shown -split '\r?\n').Trim() -ne ''
            $lines[0] | Should -BeLike 'What if: user ann (arn:aws:iam::123456789012:user/ann) in account 123456789012 (access key *MPLE):'
            $lines | Select-Object -Skip 1 | Should -Be @(
                'group Jets: remove user ann'
                'delete the password'
                "delete access key $($key.AccessKeyId)"
                'delete virtual MFA device arn:aws:iam::123456789012:mfa/ann'
                'delete the user'
            )
            Get-MotoWrite $moto | Should -BeNullOrEmpty
        }

        It 'is a likely leftover while its key is not used, and that use is told' {
            $found = Find-IotIamLeftover -Rule UnusedDeployUser -UnusedFor 0 -MinimumCertainty Likely
            $found.Name | Should -Be 'ann', 'bob'
            $found[0].Why | Should -Be "In group Jets. Access key $($key.AccessKeyId) never used; no use of a password is known."
            $found[1].Why | Should -BeLike 'In group Jets. No access keys; *'
            $found.LastUsed | Should -Be $null, $null
            Get-MotoWrite $moto | Should -BeNullOrEmpty

            $null = Get-IotIamAccount -EndpointUrl $moto.Url -AccessKey $key.AccessKeyId -SecretKey $key.SecretAccessKey -Region us-east-1
            (Find-IotIamLeftover -Rule UnusedDeployUser -UnusedFor 0)[0].LastUsed | Should -BeGreaterThan ([datetime]::UtcNow.AddHours(-1))
            Find-IotIamLeftover -Rule UnusedDeployUser | Should -BeNullOrEmpty -Because 'they are new'
        }
    }

    It 'captures a role of the account with what its details leave out' {
        $null = New-ThingsGraphRole Edge -Description 'Runs flows.' -MaxSessionDuration 7200 -Tag @{ Stage = 'test' } -Path /edge/ -WarningAction Ignore
        $role = (Export-IotIamBlueprint Edge | ConvertFrom-Json).roles
        $role.description | Should -Be 'Runs flows.'
        $role.maxSessionDuration | Should -Be 7200
        $role.tags.Stage | Should -Be 'test'
        $role.path | Should -Be '/edge/'
    }
}
