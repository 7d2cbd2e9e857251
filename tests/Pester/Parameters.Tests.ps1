# What the module's parameters have in common: names, ARNs and objects for entities, and Tab.

BeforeAll {
    . $PSScriptRoot/Common.ps1

    function Complete([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText
    }

    # Functions can carry the module's attributes too: they are tried apart from any cmdlet.
    function Get-RoleName {
        param(
            [Parameter(ValueFromPipeline)]
            [IotIamTools.Parameters.EntityTransformation('Role')]
            [ArgumentCompleter([IotIamTools.Parameters.RoleNameCompleter])]
            [IotIamTools.Core.Iam.EntityReference[]] $RoleName,
            $Account
        )
        process { $RoleName.ForEach{ $_.Problem ?? $_.Name } }
    }

    $file = Join-Path $TestDrive 'account.json'
    @{
        UserDetailList  = @()
        GroupDetailList = @()
        Policies        = @()
        RoleDetailList  = @(foreach ($name in 'Deploy-1', 'deploy-2', 'Other', 'With,Comma') {
                @{
                    Path = '/'; RoleName = $name; RoleId = "AROA$([guid]::NewGuid().ToString('N').Substring(0, 17).ToUpperInvariant())"
                    Arn = "arn:aws:iam::123456789012:role/$name"; CreateDate = '2026-01-01T00:00:00+00:00'
                    AssumeRolePolicyDocument = @{ Version = '2012-10-17'; Statement = @(@{ Effect = 'Allow'; Principal = @{ Service = 'iot.amazonaws.com' }; Action = 'sts:AssumeRole' }) }
                    InstanceProfileList = @(); RolePolicyList = @(); AttachedManagedPolicies = @(); Tags = @()
                }
            })
    } | ConvertTo-Json -Depth 10 | Set-Content $file
}

Describe 'The name of a role' {
    It 'is taken from <What>' -ForEach @(
        @{ What = 'a name'; Value = 'Deploy' }
        @{ What = 'a hashtable'; Value = @{ RoleName = 'Deploy'; Name = 'other' } }
        @{ What = 'an ARN'; Value = 'arn:aws:iam::123456789012:role/service-role/Deploy' }
        @{ What = 'the ARN of a session'; Value = 'arn:aws:sts::123456789012:assumed-role/Deploy/me' }
        @{ What = 'an object with RoleName'; Value = [pscustomobject]@{ Name = 'no'; RoleName = 'Deploy' } }
        @{ What = 'an object with Name'; Value = [pscustomobject]@{ Name = 'Deploy' } }
        @{ What = 'an object with Arn'; Value = [pscustomobject]@{ Arn = 'arn:aws:iam::123456789012:role/Deploy' } }
    ) {
        Get-RoleName $Value | Should -Be 'Deploy'
        $Value | Get-RoleName | Should -Be 'Deploy'
        Get-RoleName $Value, $Value | Should -Be @('Deploy', 'Deploy')
    }

    It 'is not taken from the ARN of a user, which is an error of that item later' {
        Get-RoleName arn:aws:iam::123456789012:user/ann, Deploy | Should -Be "'arn:aws:iam::123456789012:user/ann' is not the ARN of a role", Deploy
    }

    It 'is refused from <What>, and the message says why' -ForEach @(
        @{ What = 'an object of another kind'; Value = [pscustomobject]@{ Size = 1 }; Why = "*give its name or ARN*" }
        @{ What = '$null'; Value = $null; Why = '*The role is $null*' }
        @{ What = 'a list with $null'; Value = 'Deploy', $null; Why = '*The role is $null*' }
    ) {
        { Get-RoleName $Value } | Should -Throw $Why
    }
}

Describe 'The account that an ARN says' {
    BeforeAll {
        $mine = Connect-IotIamAccount (Join-Path $TestDrive 'mine.json') -Create -AccountId 111111111111 -PassThru
        $other = Connect-IotIamAccount (Join-Path $TestDrive 'other.json') -Create -AccountId 222222222222 -PassThru
        foreach ($account in $mine, $other) {
            $null = New-ThingsGraphRole -Account $account -WarningAction Ignore
            $null = New-DeepLensRole -Kind Service -Account $account -WarningAction Ignore
            $null = New-JetsDeployGroup -Account $account -WarningAction Ignore
        }
    }

    AfterAll { Disconnect-IotIamAccount }

    It 'is compared for what was found in another account too' {
        Find-IotIamLeftover -Account $mine | Where-Object EntityType -EQ Role | Remove-DeepLensRole -Account $other -Confirm:$false -ErrorVariable errors -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $errors.FullyQualifiedErrorId | Sort-Object -Unique | Should -Be 'EntityElsewhere,IotIamTools.Commands.RemoveDeepLensRoleCommand'
        (Test-DeepLensRole -Kind Service -Account $other).Passed | Should -BeTrue
    }

    It 'comes before the name, and stands for no other' {
        $onlyArn = [pscustomobject]@{ Arn = 'arn:aws:iam::111111111111:role/NotThere' }
        ($onlyArn | Remove-ThingsGraphRole -Account $mine -Confirm:$false).Name | Should -Be 'NotThere'
        { [pscustomobject]@{ RoleName = 'ThingsGraphFlowRole'; Arn = 'arn:aws:iam::222222222222:role/ThingsGraphFlowRole' } |
                Remove-ThingsGraphRole -Account $mine -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'EntityElsewhere,*'
        { Remove-ThingsGraphRole 'arn:aws:iam::111111111111:role/nope/ThingsGraphFlowRole' -Account $mine -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'EntityElsewhere,*'
        (Test-ThingsGraphRole -Account $mine).Passed | Should -BeTrue
    }

    It 'lets what is of the same account through' {
        (Remove-ThingsGraphRole 'arn:aws:iam::111111111111:role/ThingsGraphFlowRole' -Account $mine -Confirm:$false).Change | Should -Be 'Removed'
        (Find-IotIamLeftover -Account $other -Rule EndedService | Where-Object Name -EQ AWSDeepLensServiceRole |
            Remove-DeepLensRole -Account $other -Confirm:$false).Change | Should -Be 'Removed'
    }
}

Describe 'A name that is missing' {
    It 'stands for nothing: <Line>' -ForEach @(
        @{ Line = 'Remove-ThingsGraphRole x, $null -WhatIf' }
        @{ Line = 'Remove-ThingsGraphRole $null -WhatIf' }
        @{ Line = 'Remove-GreengrassTokenExchangeRole @($null) -WhatIf' }
        @{ Line = 'New-GreengrassServiceRole @() -WhatIf' }
        @{ Line = 'New-ThingsGraphRole x, $null -WhatIf' }
        @{ Line = 'Remove-JetsDeployGroup "" -WhatIf' }
        @{ Line = 'Remove-DeepLensRole -RoleName $null -WhatIf' }
    ) {
        { & ([scriptblock]::Create("$Line -Account '$file' -ErrorAction Stop")) } | Should -Throw ($Line -like '*""*' ? '*has no name*' : '*null*')
    }

    It 'in a pipeline is an error of its own' {
        'foo', $null, 'bar' | Remove-GreengrassServiceRole -WhatIf -Account $file -ErrorVariable errors -ErrorAction SilentlyContinue | Should -HaveCount 2
        $errors | Should -HaveCount 1
    }
}

Describe 'The ARN of a managed policy' {
    BeforeEach { Connect-IotIamAccount $file }
    AfterEach { Disconnect-IotIamAccount }

    It 'is taken from <What>' -ForEach @(
        @{ What = 'an ARN'; Value = 'arn:aws:iam::aws:policy/AWSIoTDataAccess' }
        @{ What = 'the name of one of AWS''s'; Value = 'AWSIoTDataAccess' }
        @{ What = 'an object with Arn'; Value = [pscustomobject]@{ Arn = 'arn:aws:iam::aws:policy/AWSIoTDataAccess' } }
        @{ What = 'an object with PolicyArn'; Value = [pscustomobject]@{ PolicyName = 'x'; PolicyArn = 'arn:aws:iam::aws:policy/AWSIoTDataAccess' } }
    ) {
        $role = New-ThingsGraphRole "Role$([guid]::NewGuid())" -Access None -ManagedPolicyArn $Value -PermissionsBoundary $Value -WarningAction Ignore
        $role.AttachedPolicies | Should -Be 'AWSIoTDataAccess'
        $user = 'u' + [guid]::NewGuid()
        New-JetsDeployGroup -WarningAction Ignore | Add-JetsDeployUser $user -Create -PermissionsBoundary $Value | Should -Be $user
        (Get-Content $file -Raw | ConvertFrom-Json).UserDetailList.Where{ $_.UserName -eq $user }.PermissionsBoundary.PermissionsBoundaryArn | Should -Be 'arn:aws:iam::aws:policy/AWSIoTDataAccess'
        $role.PermissionsBoundaryArn | Should -Be 'arn:aws:iam::aws:policy/AWSIoTDataAccess'
    }

    It 'is refused from <What>, and the message says what to write' -ForEach @(
        @{ What = 'a name that is not known'; Value = 'NoSuchPolicy'; ErrorId = 'SetupInvalid,*'; Why = '*arn:aws:iam::aws:policy/NAME*' }
        @{ What = 'an object without one'; Value = [pscustomobject]@{ Size = 1 }; ErrorId = 'ParameterArgumentTransformationError,*'; Why = '*no PolicyArn or Arn*' }
    ) {
        $caught = $null
        try { New-ThingsGraphRole -ManagedPolicyArn $Value -WarningAction Ignore } catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -BeLike $ErrorId
        "$caught" | Should -BeLike $Why
        $caught = $null
        try { New-JetsDeployGroup -PermissionsBoundary $Value -UserName ann -CreateUser -WarningAction Ignore } catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -BeLike $ErrorId
    }
}

Describe 'The version of Jets' {
    BeforeEach { Connect-IotIamAccount $file }
    AfterEach { Disconnect-IotIamAccount }

    It 'is taken in full by the commands that make and test a group, and by the test of permissions: <Version>' -ForEach @(
        @{ Version = '5.0.13' }
        @{ Version = [version]'5.0.13' }
        @{ Version = 5 }
    ) {
        $group = "G$([guid]::NewGuid())"
        $null = New-JetsDeployGroup $group -UserName "$group-user" -CreateUser -JetsVersion $Version
        Test-JetsDeployGroup $group -JetsVersion $Version -Quiet | Should -BeTrue
        Test-JetsDeployPermission "$group-user" -JetsVersion $Version -Quiet | Should -BeTrue
    }

    It 'is refused where it is none' {
        { New-JetsDeployGroup -JetsVersion 5.x } | Should -Throw -ErrorId 'BlueprintParameterInvalid,*'
        { Test-JetsDeployPermission ann -JetsVersion 5.x } | Should -Throw -ErrorId 'BlueprintParameterInvalid,*'
    }
}

Describe 'Tab' {
    AfterEach { Disconnect-IotIamAccount }

    It 'completes roles of the connected account' {
        Connect-IotIamAccount $file
        Complete 'Get-RoleName dep' | Should -Be @('Deploy-1', 'deploy-2')
        Complete 'Get-RoleName with' | Should -Be "'With,Comma'"
    }

    It 'completes roles of the account that is named' {
        Complete "Get-RoleName -Account '$file' -RoleName O" | Should -Be 'Other'
    }

    It 'offers no names of another account than the command would work on: <Line>' -ForEach @(
        @{ Line = 'Test-ThingsGraphRole -ProfileName none -RoleName Dep' }
        @{ Line = 'Test-ThingsGraphRole -ProfileName (Get-Content profile) -RoleName Dep' }
        @{ Line = 'Test-ThingsGraphRole -Credential $notYetSet -RoleName Dep' }
        @{ Line = 'Test-ThingsGraphRole -AK AKIAIOSFODNN7EXAMPLE -RoleName Dep' }
        @{ Line = 'Test-ThingsGraphRole -Region us-east-1 -RoleName Dep' }
        @{ Line = 'Test-ThingsGraphRole -Account (Get-Content account) -RoleName Dep' }
        @{ Line = 'Test-ThingsGraphRole -Account $file -ProfileName none -RoleName Dep' }
    ) {
        Connect-IotIamAccount $file
        Complete 'Test-ThingsGraphRole -RoleName Dep' | Should -Be @('Deploy-1', 'deploy-2')
        Complete $Line | Should -BeNullOrEmpty
    }

    It 'completes Regions' {
        Complete 'Connect-IotIamAccount -Region eu-west-' | Should -Be @('eu-west-1', 'eu-west-2', 'eu-west-3')
    }

    It 'completes policies by their ARNs and by their names' {
        Connect-IotIamAccount $file
        Complete 'New-ThingsGraphRole -ManagedPolicyArn AWSIoTFull' | Should -Be 'arn:aws:iam::aws:policy/AWSIoTFullAccess'
        Complete 'New-JetsDeployGroup -PermissionsBoundary arn:aws:iam::aws:policy/AWSIoTFull' | Should -Be 'arn:aws:iam::aws:policy/AWSIoTFullAccess'
    }

    It 'completes what the set-ups know: <Line>' -ForEach @(
        @{ Line = 'Install-IotIamBlueprint deep'; Completed = 'deeplens' }
        @{ Line = 'New-JetsDeployGroup -Feature sq'; Completed = 'sqs' }
        @{ Line = 'Test-JetsDeployPermission -JetsVersion 6-'; Completed = "'6-ci'", "'6-runner'" }
        @{ Line = 'New-DeepLensRole Green'; Completed = 'Greengrass', 'GreengrassGroup' }
        @{ Line = 'Remove-DeepLensRole Green'; Completed = 'Greengrass', 'GreengrassGroup' }
        @{ Line = 'Get-IotIamPermissionSet green'; Completed = 'greengrass-user', 'greengrass-v2-installer' }
        @{ Line = 'Find-IotIamLeftover Ended'; Completed = 'EndedService' }
    ) {
        Complete $Line | Should -Be $Completed
    }

    It 'completes profiles' {
        $profiles = Join-Path $TestDrive 'profiles'
        "[default]`n[robot one]`n[ robots ]" | Set-Content $profiles
        Complete "Get-IotIamAccount -ProfileLocation '$profiles' -ProfileName rob" | Should -Be 'robots'
    }

    It 'says nothing where the account cannot be asked' {
        $Error.Clear()
        Complete 'Get-RoleName -Account missing.json -RoleName Dep' | Should -BeNullOrEmpty
        $Error.Count | Should -Be 0
    }
}
