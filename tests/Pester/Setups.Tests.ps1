# The commands that make and test the set-ups, on an account file and on a moto server that counts.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $accounts = @(
        @{ Kind = 'file' }
        if (Test-Moto) { @{ Kind = 'moto' } } else { Write-Warning 'There is no moto: the set-ups are tried on a file only.' }
    )

    # Each command: what it needs, how it is called (Add-JetsDeployUser has no -Force), what it gives, and the calls of a first and of a second run.
    $commands = @(
        @{
            Command = 'New-ThingsGraphRole'; Prepare = {}; Call = { param($Bound) New-ThingsGraphRole @Bound }; Names = 'ThingsGraphFlowRole'
            Calls = 'AttachRolePolicy 1, CreateRole 1, GetRole 1, PutRolePolicy 1'; CallsAgain = 'GetRole 1, GetRolePolicy 1, ListAttachedRolePolicies 1, ListRolePolicies 1'
        }
        @{
            Command = 'New-GreengrassServiceRole'; Prepare = {}; Call = { param($Bound) New-GreengrassServiceRole @Bound }; Names = 'Greengrass_ServiceRole'
            Calls = 'AttachRolePolicy 2, CreateRole 1, GetRole 1'; CallsAgain = 'GetRole 1, ListAttachedRolePolicies 1, ListRolePolicies 1'
        }
        @{
            Command = 'New-GreengrassTokenExchangeRole'; Prepare = {}; Call = { param($Bound) New-GreengrassTokenExchangeRole @Bound }; Names = 'GreengrassV2TokenExchangeRole'
            Calls = 'AttachRolePolicy 1, CreatePolicy 1, CreateRole 1, GetPolicy 1, GetRole 1'
            CallsAgain = 'GetPolicy 1, GetPolicyVersion 1, GetRole 1, ListAttachedRolePolicies 1, ListRolePolicies 1'
        }
        @{
            Command = 'New-DeepLensRole'; Prepare = {}; Call = { param($Bound) New-DeepLensRole @Bound }
            Names = 'AWSDeepLensServiceRole', 'AWSDeepLensLambdaRole', 'AWSDeepLensGreengrassRole', 'AWSDeepLensGreengrassGroupRole', 'AWSDeepLensSagemakerRole'
            Calls = 'AttachRolePolicy 6, CreateRole 5, GetRole 5'; CallsAgain = 'GetRole 5, ListAttachedRolePolicies 5, ListRolePolicies 5'
        }
        @{
            Command = 'New-JetsDeployGroup'; Prepare = {}; Call = { param($Bound) New-JetsDeployGroup @Bound }; Names = 'Jets'
            Calls = 'CreateGroup 1, GetGroup 1, PutGroupPolicy 1'; CallsAgain = 'GetGroup 1, GetGroupPolicy 1, ListAttachedGroupPolicies 1, ListGroupPolicies 1'
        }
        @{
            Command = 'Add-JetsDeployUser'; Prepare = { $null = New-JetsDeployGroup -WarningAction Ignore }; Names = 'ann', 'bob'
            Call = { param($Bound) $some = @{} + $Bound; $some.Remove('Force'); 'ann', 'bob' | Add-JetsDeployUser -Create @some }
            Calls = 'AddUserToGroup 2, CreateUser 2, GetGroup 1, GetUser 2'; CallsAgain = 'GetGroup 1'
        }
        @{
            Command = 'Add-JetsDeployPermission'; Prepare = { $null = New-JetsDeployGroup -WarningAction Ignore }; Names = 'Jets'
            Call = { param($Bound) Add-JetsDeployPermission sqs @Bound }
            Calls = 'GetGroup 1, ListAttachedGroupPolicies 1, ListGroupPolicies 1, PutGroupPolicy 1'; CallsAgain = 'GetGroup 1, GetGroupPolicy 1, ListAttachedGroupPolicies 1, ListGroupPolicies 1'
        }
        @{
            Command = 'Install-IotIamBlueprint'; Prepare = {}; Call = { param($Bound) Install-IotIamBlueprint things-graph @Bound }; Names = 'ThingsGraphFlowRole'
            Calls = 'AttachRolePolicy 1, CreateRole 1, GetRole 1, PutRolePolicy 1'; CallsAgain = 'GetRole 1, GetRolePolicy 1, ListAttachedRolePolicies 1, ListRolePolicies 1'
        }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $WarningPreference = 'Ignore'

    function Connect-TestAccount {
        # An empty account of the kind.
        if ($Kind -eq 'moto') {
            Clear-Moto $moto
            Connect-IotIamAccount -EndpointUrl $moto.Url @MotoKeys
        }
        else {
            $script:path = Join-Path $TestDrive "$([guid]::NewGuid()).json"
            Connect-IotIamAccount $script:path -Create -Region us-east-1
        }
        Clear-Change
    }

    function Clear-Change {
        if ($Kind -eq 'moto') { $null = Get-MotoCall $moto } else { $script:before = Read-File }
    }

    function Get-Change {
        # What was written since Clear-Change: the calls that moto counted, or that the file is another one.
        if ($Kind -eq 'moto') { Get-MotoWrite $moto } elseif ((Read-File) -cne $script:before) { 'the file' }
    }

    function Read-File {
        if (Test-Path $script:path) { [IO.File]::ReadAllText($script:path) } else { '' }
    }

    function Get-Name($Result) {
        foreach ($one in $Result) { if ($one -is [IotIamTools.GroupResult]) { $one.GroupName } elseif ($one -is [IotIamTools.JetsDeployUser]) { $one.UserName } else { $one.RoleName } }
    }

    function Join-Call($Calls) {
        ($Calls.Keys | Where-Object { $_ -ne 'GetCallerIdentity' } | Sort-Object | ForEach-Object { "$_ $($Calls[$_])" }) -join ', '
    }

    function Invoke-Wrapped {
        # A function of a user's own that knows nothing of the module but passes on -WhatIf, as PowerShell does by itself.
        [CmdletBinding(SupportsShouldProcess)]
        param([scriptblock] $Inner, [hashtable] $With)
        & $Inner $With
    }
}

Describe 'On <Kind>' -ForEach $accounts {
    BeforeAll { if ($Kind -eq 'moto') { $moto = Start-Moto } }
    AfterAll { if ($Kind -eq 'moto') { Stop-Moto $moto } }
    BeforeEach { Connect-TestAccount }
    AfterEach { Disconnect-IotIamAccount }

    Describe '<Command>' -ForEach $commands {
        BeforeEach {
            & $Prepare
            Clear-Change
        }

        It 'makes what it says, and gives it back' {
            $made = & $Call @{}
            Get-Name $made | Should -Be $Names
            $made.Change | Sort-Object -Unique | Should -Be $(if ($Command -eq 'Add-JetsDeployPermission') { 'Completed' } else { 'Created' })
            if ($Kind -eq 'moto') { Join-Call (Get-MotoCall $moto) | Should -Be $Calls }
        }

        It 'changes nothing the second time' {
            $made = & $Call @{}
            Clear-Change
            $again = & $Call @{}
            Get-Name $again | Should -Be $Names
            $again.Change | Sort-Object -Unique | Should -Be 'Unchanged'
            $skip = 'Change', 'Additional'
            $again | Select-Object * -ExcludeProperty $skip | ConvertTo-Csv | Should -Be ($made | Select-Object * -ExcludeProperty $skip | ConvertTo-Csv)
            if ($Kind -eq 'moto') { Join-Call (Get-MotoCall $moto) | Should -Be $CallsAgain } else { Get-Change | Should -BeNullOrEmpty }
        }

        It 'writes nothing and gives nothing with <How>' -ForEach @(
            @{ How = '-WhatIf'; Try = { & $Call @{ WhatIf = $true } } }
            @{ How = '-WhatIf -Force'; Try = { & $Call @{ WhatIf = $true; Force = $true } } }
            @{ How = '$WhatIfPreference'; Try = { $WhatIfPreference = $true; & $Call @{} } }
            @{ How = '$WhatIfPreference and -Force'; Try = { $WhatIfPreference = $true; & $Call @{ Force = $true } } }
            @{ How = 'a function that was called with -WhatIf'; Try = { Invoke-Wrapped $Call @{} -WhatIf } }
            @{ How = 'a function that was called with -WhatIf, and -Force'; Try = { Invoke-Wrapped $Call @{ Force = $true } -WhatIf } }
        ) {
            & $Try | Should -BeNullOrEmpty
            Get-Change | Should -BeNullOrEmpty
            # All else holds: the same call without it does write.
            $null = & $Call @{}
            Get-Change | Should -Not -BeNullOrEmpty
        }

        It 'asks nothing with -Confirm:$false, nor with -Force' {
            $ConfirmPreference = 'Low'
            Get-Name (& $Call @{ Confirm = $false; Force = $true }) | Should -Be $Names
        }

        It 'writes what a table of a spreadsheet can hold' {
            $null = & $Call @{}
            $csv = & $Call @{} | ConvertTo-Csv
            $csv.Count | Should -BeGreaterThan 1
            "$csv" | Should -Not -Match 'System\.|IotIamTools\.'
        }
    }

    Describe 'A role that has drifted' {
        BeforeEach {
            $null = New-ThingsGraphRole -Access Mqtt
            Clear-Change
        }

        It 'is an error with a stable id, the name as its target, and what differs' {
            $result = New-ThingsGraphRole -ErrorAction SilentlyContinue -ErrorVariable errors
            $result | Should -BeNullOrEmpty
            $errors | Should -HaveCount 1
            $errors[0].FullyQualifiedErrorId | Should -Be 'RoleDrifted,IotIamTools.Commands.NewThingsGraphRoleCommand'
            $errors[0].TargetObject | Should -Be 'ThingsGraphFlowRole'
            $errors[0].CategoryInfo.Category | Should -Be 'InvalidResult'
            "$($errors[0])" | Should -BeLike 'role ThingsGraphFlowRole exists and differs: *inline policy ThingsGraphIotAccess is another*'
            "$($errors[0])" | Should -BeLike '*managed policy AWSIoTDataAccess is not attached*'
            $errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
            Get-Change | Should -BeNullOrEmpty
        }

        It 'fails its test, with each difference' {
            $test = Test-ThingsGraphRole
            $test.Passed | Should -BeFalse
            $test.Differences.Part | Should -Be 'ManagedPolicy', 'InlinePolicy'
            $test.Differences.Kind | Should -Be 'Missing', 'Different'
            $test.Differences.Name | Should -Be 'AWSIoTDataAccess', 'ThingsGraphIotAccess'
            $test.Differences[1].Repair | Should -Be 'replace inline policy ThingsGraphIotAccess'
            ($test | ConvertTo-Csv)[1] | Should -BeLike '*"managed policy AWSIoTDataAccess is not attached; inline policy ThingsGraphIotAccess is another*'
            Test-ThingsGraphRole -Quiet | Should -BeFalse
            Test-ThingsGraphRole -Access Mqtt -Quiet | Should -BeTrue
            Get-Change | Should -BeNullOrEmpty
        }

        It 'is not mended by -Force with -WhatIf' {
            New-ThingsGraphRole -Force -WhatIf | Should -BeNullOrEmpty
            Get-Change | Should -BeNullOrEmpty
        }

        It 'is mended by -Force, and then passes' {
            (New-ThingsGraphRole -Force).Change | Should -Be 'Updated'
            Get-Change | Should -Not -BeNullOrEmpty
            (Test-ThingsGraphRole).Passed | Should -BeTrue
            (New-ThingsGraphRole).Change | Should -Be 'Unchanged'
        }
    }

    Describe 'Pipelines' {
        It 'make one item of three an error and the others results' {
            $result = 'FlowA', 'no name', 'FlowB' | New-ThingsGraphRole -ErrorAction SilentlyContinue -ErrorVariable errors
            $result.RoleName | Should -Be 'FlowA', 'FlowB'
            $errors | Should -HaveCount 1
            $errors[0].FullyQualifiedErrorId | Should -Be 'SetupInvalid,IotIamTools.Commands.NewThingsGraphRoleCommand'
            $errors[0].TargetObject | Should -Be 'no name'
            "$($errors[0])" | Should -BeLike 'role no name: The specified value for roleName is invalid.*'
        }

        It 'make one user of three an error and the others results' {
            $null = New-JetsDeployGroup
            $null = 'ann', 'cai' | Add-JetsDeployUser -Create
            $result = 'ann', 'bob', 'cai' | Add-JetsDeployUser -ErrorAction SilentlyContinue -ErrorVariable errors
            $result.UserName | Should -Be 'ann', 'cai'
            $result.Change | Sort-Object -Unique | Should -Be 'Unchanged'
            $errors[0].FullyQualifiedErrorId | Should -Be 'NoSuchEntity,IotIamTools.Commands.AddJetsDeployUserCommand'
            $errors[0].TargetObject | Should -Be 'bob'
        }

        It 'end at the first error where that is asked for' {
            { 'no name', 'FlowB' | New-ThingsGraphRole -ErrorAction Stop } | Should -Throw -ErrorId 'SetupInvalid,*'
            Test-ThingsGraphRole FlowB -Quiet | Should -BeFalse
        }

        It 'pass what one command gives on to the next: <Name>' -ForEach @(
            @{ Name = 'roles of Things Graph'; Pipe = { New-ThingsGraphRole FlowA, FlowB | Test-ThingsGraphRole }; Expected = 'FlowA', 'FlowB' }
            @{ Name = 'the Greengrass service role'; Pipe = { New-GreengrassServiceRole Edge | Test-GreengrassServiceRole }; Expected = 'Edge' }
            @{ Name = 'the token exchange role'; Pipe = { New-GreengrassTokenExchangeRole Core | Test-GreengrassTokenExchangeRole }; Expected = 'CoreAccess', 'Core' }
            @{ Name = 'DeepLens roles'; Pipe = { New-DeepLensRole Lambda, Service | Test-DeepLensRole }; Expected = 'AWSDeepLensServiceRole', 'AWSDeepLensLambdaRole' }
            @{ Name = 'a group role of one''s own'; Pipe = { New-DeepLensRole -RoleName Warehouse | Test-DeepLensRole }; Expected = 'Warehouse' }
            @{ Name = 'a Jets group'; Pipe = { New-JetsDeployGroup Shop | Test-JetsDeployGroup }; Expected = 'Shop' }
            @{ Name = 'a test of roles back to their command'; Pipe = { New-ThingsGraphRole FlowA | Test-ThingsGraphRole | New-ThingsGraphRole | Test-ThingsGraphRole }; Expected = 'FlowA' }
            @{ Name = 'a blueprint'; Pipe = { $null = New-ThingsGraphRole; Get-IotIamBlueprint things-graph | Test-IotIamBlueprint }; Expected = 'ThingsGraphFlowRole' }
        ) {
            $tests = & $Pipe
            $tests.Name | Should -Be $Expected
            $tests.Passed | Sort-Object -Unique | Should -BeTrue
        }

        It 'add users and permissions to a group that came by pipeline' {
            $group = New-JetsDeployGroup Shop
            ($group | Add-JetsDeployPermission sqs, config-rules).InlinePolicies | Should -Be 'JetsPolicy', 'JetsPolicy-config-rules', 'JetsPolicy-sqs'
            $users = [pscustomobject]@{ UserName = 'ann' }, [pscustomobject]@{ UserName = 'bob' } | Add-JetsDeployUser -GroupName Shop -Create
            $users.GroupName | Sort-Object -Unique | Should -Be 'Shop'
            (Test-JetsDeployGroup Shop -UserName ann, bob -Feature sqs, config-rules).Passed | Should -BeTrue
        }

        It 'take names from ARNs and objects' {
            $null = New-ThingsGraphRole FlowA
            (Test-ThingsGraphRole 'arn:aws:iam::123456789012:role/FlowA').Name | Should -Be 'FlowA'
            (Get-Item function:Get-Name | ForEach-Object { [pscustomobject]@{ RoleName = 'FlowA' } } | Test-ThingsGraphRole).Passed | Should -BeTrue
        }
    }

    Describe 'What a role can be given' {
        It 'is tags, description, boundary, session and path, and is compared too' {
            $bound = @{
                Tag = @{ Project = 'line'; Stage = 'prod' }; Description = 'Flows of the line.'; MaxSessionDuration = 7200; Path = '/edge/'
                PermissionsBoundary = 'arn:aws:iam::aws:policy/AWSIoTFullAccess'
            }
            $role = New-ThingsGraphRole @bound
            $role.Arn | Should -Be 'arn:aws:iam::123456789012:role/edge/ThingsGraphFlowRole'
            $role.Tags | Sort-Object | Should -Be 'Project=line', 'Stage=prod'
            $role.Description | Should -Be 'Flows of the line.'
            $role.MaxSessionDuration | Should -Be 7200
            $role.PermissionsBoundaryArn | Should -Be 'arn:aws:iam::aws:policy/AWSIoTFullAccess'
            (Test-ThingsGraphRole @bound).Passed | Should -BeTrue
            $bound.Description = 'Another.'
            (Test-ThingsGraphRole @bound).Differences.Part | Should -Be 'Description'
            (New-ThingsGraphRole @bound -Force).Description | Should -Be 'Another.'
            (New-ThingsGraphRole @bound).Description | Should -Be 'Another.'
        }

        It 'is what the flow uses' {
            $role = New-ThingsGraphRole -Access None -Action dynamodb:PutItem, sns:Publish -IncludeLambda -InvokeFunction count -ManagedPolicyArn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
            $role.AttachedPolicies | Should -Be 'AmazonS3ReadOnlyAccess', 'AWSLambda_ReadOnlyAccess'
            $role.InlinePolicies | Should -Be 'ThingsGraphFlowActions', 'ThingsGraphInvokeFunctions'
        }

        It 'is completed where parts are only missing' {
            $null = New-ThingsGraphRole -Access None -Action sns:Publish
            $role = New-ThingsGraphRole -Action sns:Publish
            $role.Change | Should -Be 'Completed'
            $role.AttachedPolicies | Should -Be 'AWSIoTDataAccess'
            $role.InlinePolicies | Should -Be 'ThingsGraphFlowActions', 'ThingsGraphIotAccess'
        }

        It 'is kept where the command does not ask for it, and listed' {
            $null = New-ThingsGraphRole -Action sns:Publish -Tag Owner=ann -ManagedPolicyArn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
            Clear-Change
            $role = New-ThingsGraphRole -Force
            $role.Change | Should -Be 'Unchanged'
            $role.Additional | Should -Be 'tag Owner is there too', 'managed policy AmazonS3ReadOnlyAccess is attached too', 'inline policy ThingsGraphFlowActions is there too'
            $role.Additional.ToString() | Should -BeLike 'tag Owner is there too, *'
            Get-Change | Should -BeNullOrEmpty
        }
    }

    Describe 'DeepLens' {
        It 'makes the kinds that are named' {
            (New-DeepLensRole -Kind SageMaker, GreengrassGroup).RoleName | Sort-Object | Should -Be 'AWSDeepLensGreengrassGroupRole', 'AWSDeepLensSagemakerRole'
            ('Service', 'Lambda' | New-DeepLensRole).Kind | Should -Be 'Service', 'Lambda'
        }

        It 'makes a group role of one''s own for the device in the warehouse' {
            $dynamo = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:Query"], "Resource": "arn:aws:dynamodb:*:123456789012:table/Inventory" }] }'
            $warehouse = New-DeepLensRole -RoleName WarehouseGroupRole -AdditionalPolicy $dynamo
            $warehouse.Arn | Should -Be 'arn:aws:iam::123456789012:role/service-role/WarehouseGroupRole'
            $warehouse.AttachedPolicies | Should -Be 'AWSDeepLensLambdaFunctionAccessPolicy'
            $warehouse.InlinePolicies | Should -Be 'AdditionalPolicy'
            $warehouse.TrustedBy | Should -Be 'greengrass.amazonaws.com'
            (Test-DeepLensRole -RoleName WarehouseGroupRole -AdditionalPolicy ($dynamo | ConvertFrom-Json)).Passed | Should -BeTrue
            (New-DeepLensRole -RoleName OfficeGroupRole).InlinePolicies | Should -BeNullOrEmpty
        }

        It 'uses the roles that exist as they are' {
            $null = New-DeepLensRole -Kind Service -Tag Owner=ann
            (New-DeepLensRole).Change | Should -Be 'Unchanged', 'Created', 'Created', 'Created', 'Created'
        }

        It 'says once what is retired and what took its place, and is silent with -WarningAction' {
            $null = 'Service', 'Lambda' | New-DeepLensRole -WarningVariable warnings -WarningAction SilentlyContinue
            @($warnings | Where-Object Message -Like '*DeepLens has ended*') | Should -HaveCount 1
            @($warnings | Where-Object Message -Like 'AWSLambdaFullAccess was retired*AWSLambda_FullAccess is used in its place*') | Should -HaveCount 1
        }
    }

    Describe 'Jets' {
        It 'replaces AWSConfigRole, and says so' {
            $null = New-JetsDeployGroup
            $group = Add-JetsDeployPermission -ManagedPolicyArn arn:aws:iam::aws:policy/service-role/AWSConfigRole -WarningVariable warnings -WarningAction SilentlyContinue
            $group.AttachedPolicies | Should -Be 'AWS_ConfigRole'
            "$warnings" | Should -BeLike '*AWSConfigRole was retired*AWS_ConfigRole is used in its place*'
        }

        It 'warns that iam:* makes administrators, unless the names are limited' {
            $null = New-JetsDeployGroup -WarningVariable warnings -WarningAction SilentlyContinue
            "$warnings" | Should -BeLike '*administrator*NamePrefix*boundary*'
            $null = New-JetsDeployGroup ShopDeploy -NamePrefix shop -WarningVariable warnings -WarningAction SilentlyContinue
            $warnings | Should -BeNullOrEmpty
        }

        It 'takes a version as people write it' {
            (New-JetsDeployGroup -JetsVersion 5.0.13).Change | Should -Be 'Created'
            (New-JetsDeployGroup -JetsVersion 5).Change | Should -Be 'Unchanged'
            { New-JetsDeployGroup -JetsVersion six -ErrorAction Stop } | Should -Throw -ErrorId 'BlueprintParameterInvalid,*'
        }

        It 'makes no group where permissions or users are added to one that is not there' {
            { Add-JetsDeployPermission sqs -GroupName Nobody -ErrorAction Stop } | Should -Throw -ErrorId 'SetupInvalid,*'
            { Add-JetsDeployUser ann -GroupName Nobody -Create -ErrorAction Stop } | Should -Throw -ErrorId 'NoSuchEntity,*'
            Get-Change | Should -BeNullOrEmpty
        }

        It 'puts users into the group who are there, and makes the others only where asked' {
            { New-JetsDeployGroup -UserName ann -ErrorAction Stop } | Should -Throw '*user ann does not exist*'
            Get-Change | Should -BeNullOrEmpty
            (New-JetsDeployGroup -UserName ann, bob -CreateUser -PermissionsBoundary arn:aws:iam::aws:policy/AWSIoTFullAccess).UserName | Should -Be 'ann', 'bob'
        }
    }

    Describe 'Blueprints' {
        It 'of a file are installed and tested, and their mistakes named' {
            $file = Join-Path $TestDrive 'edge.json'
            '{ "name": "edge", "title": "Edge", "parameters": { "Line": { "type": "list", "description": "Which." } },
               "groups": [{ "name": "Edge", "users": ["${Line}-user"], "createUsers": true }] }' | Set-Content $file
            (Install-IotIamBlueprint -Path $file -Parameter @{ Line = 'a', 'b' }).UserName | Should -Be 'a-user', 'b-user'
            Get-Item $file | Test-IotIamBlueprint -Parameter @{ Line = 'a' } -Quiet | Should -BeTrue
            (Get-Item $file | Get-IotIamBlueprint).Name | Should -Be 'edge'
            Get-IotIamBlueprint -Path $file | Test-IotIamBlueprint -Parameter @{ Line = 'b' } -Quiet | Should -BeTrue
            { Install-IotIamBlueprint -Path $file -Parameter @{ Lien = 'a' } -ErrorAction Stop } | Should -Throw "*did you mean 'Line'*" -ErrorId 'BlueprintParameterInvalid,*'
            (Get-Content $file -Raw).Replace('"users"', '"usres"') | Set-Content $file
            { Install-IotIamBlueprint -Path $file -ErrorAction Stop } | Should -Throw "*line 2, column 45*did you mean 'users'*" -ErrorId 'DocumentMalformed,*'
        }

        It 'that are not there are an error each' {
            $result = 'things-graph', 'thing-graph' | Install-IotIamBlueprint -ErrorAction SilentlyContinue -ErrorVariable errors
            $result.RoleName | Should -Be 'ThingsGraphFlowRole'
            $errors[0].FullyQualifiedErrorId | Should -Be 'BlueprintNotFound,IotIamTools.Commands.InstallIotIamBlueprintCommand'
            $errors[0].TargetObject | Should -Be 'thing-graph'
        }

        It 'give each entity its kind of object' {
            $made = Install-IotIamBlueprint greengrass-v2
            $made | ForEach-Object { $_.GetType().Name } | Should -Be 'PolicyResult', 'RoleResult'
            $made.Arn | Should -Be 'arn:aws:iam::123456789012:policy/GreengrassV2TokenExchangeRoleAccess', 'arn:aws:iam::123456789012:role/GreengrassV2TokenExchangeRole'
        }
    }
}

Describe 'What -WhatIf says' {
    It 'is each step, with the lines of a policy that would change' {
        $file = Join-Path $TestDrive 'whatif.json'
        $told = Invoke-Child {
            param($file)
            $WarningPreference = 'Ignore'
            Import-Module $ModulePath
            $null = New-ThingsGraphRole -Access Mqtt -Account (Connect-IotIamAccount $file -Create -PassThru)
            New-ThingsGraphRole -Force -WhatIf
        } $file
        $told = $told -split '\r?\n'
        $told | Should -Contain 'What if: role ThingsGraphFlowRole (arn:aws:iam::123456789012:role/ThingsGraphFlowRole) in account 123456789012 (file whatif.json):'
        $told -match '^What if' | Should -HaveCount 1
        $told | Should -Contain '  attach managed policy AWSIoTDataAccess'
        $told | Should -Contain '  replace inline policy ThingsGraphIotAccess'
        $told -join "`n" | Should -Match '(?m)^    - .*iot:Publish'
        (Get-Content $file -Raw) | Should -Match 'iot:Publish'
    }

    It 'names the version of a policy that makes room for a sixth, and the change of the policy is one of its role' {
        $told = Invoke-Child {
            param($file)
            Import-Module $ModulePath
            Connect-IotIamAccount $file -Create
            foreach ($bucket in 1..5) { "$((New-GreengrassTokenExchangeRole -ArtifactBucket "bucket-$bucket" -Force).Change)" }
            New-GreengrassTokenExchangeRole -ArtifactBucket bucket-6 -Force -WhatIf
        } (Join-Path $TestDrive 'versions.json')
        $told = $told -split '\r?\n'
        $told[0..4] | Should -Be Created, Updated, Updated, Updated, Updated
        $told -match '^What if: policy GreengrassV2TokenExchangeRoleAccess ' | Should -HaveCount 1
        $told | Should -Contain '  delete version v1'
        $told -match 'put a new version in force' | Should -HaveCount 1
    }

    It 'needs no account file' {
        $file = Join-Path $TestDrive 'none.json'
        Connect-IotIamAccount $file -Create
        try { New-DeepLensRole -WhatIf | Should -BeNullOrEmpty }
        finally { Disconnect-IotIamAccount }
        $file | Should -Not -Exist
    }
}

Describe 'Bad input' {
    BeforeAll {
        $file = Join-Path $TestDrive 'bad.json'
        Connect-IotIamAccount $file -Create
    }
    AfterAll { Disconnect-IotIamAccount }

    It '<Name> is its own error before any write' -ForEach @(
        @{ Name = 'a name'; Script = { New-ThingsGraphRole 'a b' }; Says = "*roleName is invalid*" }
        @{ Name = 'a path'; Script = { New-ThingsGraphRole -Path edge }; Says = '*path is invalid*begin and end with /*' }
        @{ Name = 'a tag'; Script = { New-ThingsGraphRole -Tag @{ 'aws:x' = 'y' } }; Says = "*reserved for system use: aws:x*" }
        @{ Name = 'a boundary'; Script = { New-ThingsGraphRole -PermissionsBoundary arn:aws:iam::123456789012:role/x }; Says = '*ARN arn:aws:iam::123456789012:role/x is not valid*' }
        @{ Name = 'a managed policy'; Script = { New-ThingsGraphRole -ManagedPolicyArn not-an-arn-of-a-policy }; Says = '*not-an-arn-of-a-policy*neither the ARN of a managed policy*' }
        @{ Name = 'a duration'; Script = { New-ThingsGraphRole -MaxSessionDuration 60 }; Says = '*maxSessionDuration*3600*' }
        @{ Name = 'a description'; Script = { New-ThingsGraphRole -Description ('x' * 1001) }; Says = '*description*1000*' }
        @{ Name = 'too much inline policy'; Script = { New-ThingsGraphRole -Action (1..400 | ForEach-Object { "service:ActionNumber$_" + 'x' * 10 }) }; Says = '*IAM takes 10240*' }
        @{ Name = 'an action'; Script = { New-ThingsGraphRole -Action Publish }; Says = "Action: 'Publish' is not an action; write SERVICE:ACTION*" }
    ) {
        $ErrorActionPreference = 'Continue'
        $result = & $Script 2>&1
        $result | Should -HaveCount 1
        $result | Should -BeOfType [Management.Automation.ErrorRecord]
        $result.FullyQualifiedErrorId | Should -BeLike '*,IotIamTools.Commands.NewThingsGraphRoleCommand'
        $result.FullyQualifiedErrorId | Should -Not -BeLike '*Exception*'
        "$result" | Should -BeLike $Says
        $file | Should -Not -Exist
    }

    It 'malformed JSON in a policy is refused with its place' {
        { New-DeepLensRole -RoleName r -AdditionalPolicy '{ "Statement": [' } | Should -Throw '*line 1*'
        $file | Should -Not -Exist
    }
}
