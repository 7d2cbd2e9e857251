# What every command of the module keeps. A new command fails here until it has an entry, and then keeps it too.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1

    # Each command: its calls, by the way that its input comes and the parameter set that takes it. They run in an account in which all
    # set-ups stand. Change is a call that changes something. Three are calls with three items
    # of which the second is bad, the error that it gets, and how many objects the others give where it is not one each; NotEach says why there is none for a set.
    $commands = @(
        @{
            Command = 'Add-JetsDeployPermission'
            Calls   = @(
                @{ By = 'position'; Script = { Add-JetsDeployPermission sqs } }
                @{ By = 'pipeline'; Script = { 'Jets' | Add-JetsDeployPermission -Feature sqs } }
                @{ By = 'property'; Script = { [pscustomobject]@{ GroupName = 'Jets' } | Add-JetsDeployPermission -Feature sqs } }
            )
            Change  = { Add-JetsDeployPermission sqs }
            Three   = @(@{ ErrorId = 'SetupInvalid'; Script = { 'Jets', 'Nobodys', 'Edge' | Add-JetsDeployPermission sqs } })
        }
        @{
            Command = 'Add-JetsDeployUser'
            Calls   = @(
                @{ By = 'position'; Script = { Add-JetsDeployUser ben Jets } }
                @{ By = 'pipeline'; Script = { 'ben', 'ann' | Add-JetsDeployUser } }
                @{ By = 'property'; Script = { [pscustomobject]@{ UserName = 'ben'; GroupName = 'Edge' } | Add-JetsDeployUser }; Gives = @{ GroupName = 'Edge' } }
            )
            Change  = { Add-JetsDeployUser ben }
            Three   = @(@{ ErrorId = 'NoSuchEntity'; Script = { 'ann', 'nobody', 'ben' | Add-JetsDeployUser } })
        }
        @{
            Command = 'Compare-IotIamPolicy'
            Calls   = @(
                @{ By = 'position'; Script = { Compare-IotIamPolicy ./inventory.json ./inventory.json } }
                @{ By = 'pipeline'; Script = { New-IotIamPolicyStatement iot:* * | ConvertTo-IotIamPolicy | Compare-IotIamPolicy ./inventory.json } }
            )
            Three   = @(@{ ErrorId = 'FileNotReadable'; Script = { './inventory.json', './none.json', './inventory.json' | Compare-IotIamPolicy ./inventory.json } })
        }
        @{
            Command = 'Connect-IotIamAccount'
            Calls   = @(
                @{ Set = 'File'; By = 'position'; Script = { Connect-IotIamAccount ./account.json -PassThru } }
                @{ Set = 'File'; By = 'pipeline'; Script = { './account.json' | Connect-IotIamAccount -PassThru } }
                @{ Set = 'File'; By = 'property'; Script = { [pscustomobject]@{ Path = './account.json' } | Connect-IotIamAccount -PassThru } }
                @{ Set = 'Aws'; By = 'property'; Script = { [pscustomobject]@{ ProfileName = 'none' } | Connect-IotIamAccount -Region us-east-1 }; ErrorId = 'CredentialsNotFound' }
            )
            NotEach = @{ File = 'a session has one account'; Aws = 'a session has one account' }
        }
        @{
            Command = 'ConvertTo-IotIamPolicy'
            Calls   = @(
                @{ Set = 'Object'; By = 'position'; Script = { ConvertTo-IotIamPolicy ./inventory.json, (New-IotIamPolicyStatement iot:Publish *) } }
                @{ Set = 'Object'; By = 'pipeline'; Script = { Get-Content ./inventory.json | ConvertTo-IotIamPolicy -Id Inventory } }
                @{ Set = 'Path'; By = 'property'; Script = { [pscustomobject]@{ Path = './inventory.json' } | ConvertTo-IotIamPolicy -Compress } }
                @{ Set = 'Path'; By = 'name'; Script = { ConvertTo-IotIamPolicy -Path ./inv*.json } }
                @{ Set = 'LiteralPath'; By = 'property'; Script = { Get-Item ./inventory.json | ConvertTo-IotIamPolicy } }
                @{ Set = 'LiteralPath'; By = 'name'; Script = { ConvertTo-IotIamPolicy -LiteralPath ./inventory.json } }
            )
            NotEach = @{ Object = 'all become one policy'; Path = 'all become one policy'; LiteralPath = 'all become one policy' }
        }
        @{
            Command = 'Disconnect-IotIamAccount'
            Calls   = @(
                @{ By = 'position'; Script = { Disconnect-IotIamAccount (Get-IotIamAccount) }; Silent = $true }
                @{ By = 'pipeline'; Script = { Get-IotIamAccount | Disconnect-IotIamAccount }; Silent = $true }
            )
            NotEach = @{ __AllParameterSets = 'it takes accounts only, and any can be given up' }
        }
        @{
            Command = 'Export-IotIamBlueprint'
            Calls   = @(
                @{ By = 'position'; Script = { Export-IotIamBlueprint Green* ./new.json -PassThru } }
                @{ By = 'pipeline'; Script = { 'Greengrass_ServiceRole' | Export-IotIamBlueprint } }
                @{ By = 'property'; Script = { [pscustomobject]@{ GroupName = 'Jets' } | Export-IotIamBlueprint } }
            )
            Change  = { Export-IotIamBlueprint Green* ./new.json }
            NotEach = @{ __AllParameterSets = 'all become one text' }
        }
        @{
            Command = 'Find-IotIamLeftover'
            Calls   = @(
                @{ By = 'position'; Script = { Find-IotIamLeftover EndedService } }
                @{ By = 'pipeline'; Script = { './account.json' | Find-IotIamLeftover } }
            )
            Three   = @(@{ ErrorId = 'AccountFileInvalid'; Script = { './account.json', './none.json', './account.json' | Find-IotIamLeftover EndedService }; Number = 14 })
        }
        @{ Command = 'Get-IotIamAccount'; Calls = @(@{ By = 'name'; Script = { Get-IotIamAccount } }) }
        @{
            Command = 'Get-IotIamBlueprint'
            Calls   = @(
                @{ Set = 'Name'; By = 'position'; Script = { Get-IotIamBlueprint deep* } }
                @{ Set = 'Name'; By = 'pipeline'; Script = { 'deeplens', 'jets-deploy' | Get-IotIamBlueprint } }
                @{ Set = 'Path'; By = 'property'; Script = { Get-Item ./edge.json | Get-IotIamBlueprint } }
                @{ Set = 'Path'; By = 'name'; Script = { Get-IotIamBlueprint -Path ./edge.json } }
            )
            Three   = @(
                @{ Set = 'Name'; ErrorId = 'BlueprintNotFound'; Script = { 'deeplens', 'no-such', './edge.json' | Get-IotIamBlueprint } }
                @{ Set = 'Path'; ErrorId = 'BlueprintNotFound'; Script = { './edge.json', './none.json', './flow.json' | ForEach-Object { [pscustomobject]@{ Path = $_ } } | Get-IotIamBlueprint } }
            )
        }
        @{
            Command = 'Get-IotIamPermissionSet'
            Calls   = @(
                @{ Set = 'Name'; By = 'position'; Script = { Get-IotIamPermissionSet green* } }
                @{ Set = 'Name'; By = 'pipeline'; Script = { 'greengrass-user' | Get-IotIamPermissionSet -Detailed } }
                @{ Set = 'Name'; By = 'name'; Script = { Get-IotIamPermissionSet -Name greengrass-user -AsPolicy } }
                @{ Set = 'Path'; By = 'property'; Script = { Get-Item ./operators.json | Get-IotIamPermissionSet } }
                @{ Set = 'Path'; By = 'name'; Script = { Get-IotIamPermissionSet -Path ./operators.json -Detailed } }
            )
            Three   = @(
                @{ Set = 'Name'; ErrorId = 'PermissionSetNotFound'; Script = { 'jets-deploy', 'no-such', './operators.json' | Get-IotIamPermissionSet } }
                @{ Set = 'Path'; ErrorId = 'PermissionSetNotFound'; Script = { './operators.json', './none.json', './operators.json' | ForEach-Object { [pscustomobject]@{ Path = $_ } } | Get-IotIamPermissionSet } }
            )
        }
        @{
            Command = 'Grant-GreengrassUserPermissions'
            Calls   = @(
                @{ By = 'position'; Script = { Grant-GreengrassUserPermissions ben } }
                @{ By = 'pipeline'; Script = { Test-GreengrassUserPermissions ben | Grant-GreengrassUserPermissions } }
            )
            Change  = { Grant-GreengrassUserPermissions ben }
            Three   = @(@{ ErrorId = 'PrincipalNotFound'; Script = { 'ann', 'nobody', 'ben' | Grant-GreengrassUserPermissions } })
        }
        @{
            Command = 'Grant-IotIamPermission'
            Calls   = @(
                @{ By = 'position'; Script = { Grant-IotIamPermission ben things-graph-user } }
                @{ By = 'pipeline'; Script = { 'ben' | Grant-IotIamPermission -PermissionSet things-graph-user } }
            )
            Change  = { Grant-IotIamPermission ben things-graph-user }
            Three   = @(@{ ErrorId = 'PrincipalNotFound'; Script = { 'ann', 'nobody', 'ben' | Grant-IotIamPermission -PermissionSet things-graph-user } })
        }
        @{
            Command = 'Install-IotIamBlueprint'
            Calls   = @(
                @{ Set = 'Name'; By = 'position'; Script = { Install-IotIamBlueprint things-graph @{ RoleName = 'Another' } } }
                @{ Set = 'Name'; By = 'pipeline'; Script = { 'deeplens', 'greengrass-v2', 'jets-deploy' | Install-IotIamBlueprint } }
                @{ Set = 'Path'; By = 'property'; Script = { Get-Item ./edge.json | Install-IotIamBlueprint } }
                @{ Set = 'Path'; By = 'position'; Script = { Install-IotIamBlueprint -Path ./edge.json @{ UserName = 'ben' } } }
                @{ Set = 'Object'; By = 'pipeline'; Script = { Get-IotIamBlueprint greengrass-v2 | Install-IotIamBlueprint } }
                @{ Set = 'Object'; By = 'position'; Script = { Install-IotIamBlueprint -InputObject (Get-IotIamBlueprint things-graph) @{ RoleName = 'Another' } } }
            )
            Change  = { Install-IotIamBlueprint things-graph @{ RoleName = 'Another' } }
            Three   = @(
                @{ Set = 'Name'; ErrorId = 'BlueprintNotFound'; Script = { 'things-graph', 'no-such', 'greengrass-service' | Install-IotIamBlueprint } }
                @{ Set = 'Path'; ErrorId = 'BlueprintNotFound'; Script = { './flow.json', './none.json', './flow.json' | ForEach-Object { [pscustomobject]@{ Path = $_ } } | Install-IotIamBlueprint } }
                @{ Set = 'Object'; ErrorId = 'BlueprintParameterInvalid'; Script = { Get-IotIamBlueprint greengrass-service, things-graph, greengrass-service | Install-IotIamBlueprint -Parameter @{ SourceConditions = $true } } }
            )
        }
        @{
            Command = 'Invoke-IotIamPolicySimulation'
            Calls   = @(
                @{ Set = 'Document'; By = 'position'; Script = { Invoke-IotIamPolicySimulation (Get-Content ./inventory.json -Raw) dynamodb:GetItem * } }
                @{ Set = 'Document'; By = 'pipeline'; Script = { Get-Content ./inventory.json -Raw | Invoke-IotIamPolicySimulation -Action dynamodb:GetItem } }
                @{ Set = 'CaseFile'; By = 'property'; Script = { [pscustomobject]@{ CaseFile = './cases.jsonl' } | Invoke-IotIamPolicySimulation } }
            )
            Three   = @(@{ Set = 'CaseFile'; ErrorId = 'FileNotReadable'; Script = { './cases.jsonl', './none.jsonl', './cases.jsonl' | ForEach-Object { [pscustomobject]@{ CaseFile = $_ } } | Invoke-IotIamPolicySimulation }; Number = 4 })
            NotEach = @{ Document = 'it decides over all policies together' }
        }
        @{
            Command = 'New-DeepLensRole'
            Calls   = @(
                @{ Set = 'Kind'; By = 'position'; Script = { New-DeepLensRole Lambda, SageMaker } }
                @{ Set = 'Kind'; By = 'pipeline'; Script = { 'Lambda', 'SageMaker' | New-DeepLensRole } }
                @{ Set = 'CustomGroupRole'; By = 'pipeline'; Script = { [pscustomobject]@{ RoleName = 'WarehouseGroupRole' } | New-DeepLensRole } }
            )
            Change  = { New-DeepLensRole -RoleName WarehouseGroupRole }
            Three   = @(
                @{ Set = 'Kind'; ErrorId = 'BlueprintParameterInvalid'; Script = { 'Lambda', 'Nothing', 'Service' | New-DeepLensRole } }
                @{ Set = 'CustomGroupRole'; ErrorId = 'SetupInvalid'; Script = { 'One', 'bad name', 'Two' | ForEach-Object { [pscustomobject]@{ RoleName = $_ } } | New-DeepLensRole } }
            )
        }
        @{
            Command = 'New-GreengrassServiceRole'
            Calls   = @(
                @{ By = 'position'; Script = { New-GreengrassServiceRole } }
                @{ By = 'pipeline'; Script = { 'One', 'Two' | New-GreengrassServiceRole -S3Bucket edge-data } }
                @{ By = 'property'; Script = { New-GreengrassServiceRole One | New-GreengrassServiceRole } }
            )
            Change  = { New-GreengrassServiceRole One }
            Three   = @(@{ ErrorId = 'SetupInvalid'; Script = { 'One', 'bad name', 'Two' | New-GreengrassServiceRole } })
        }
        @{
            Command = 'New-GreengrassTokenExchangeRole'
            Calls   = @(
                @{ By = 'position'; Script = { New-GreengrassTokenExchangeRole One } }
                @{ By = 'pipeline'; Script = { 'One', 'Two' | New-GreengrassTokenExchangeRole } }
                @{ By = 'property'; Script = { New-GreengrassTokenExchangeRole One | New-GreengrassTokenExchangeRole } }
            )
            Change  = { New-GreengrassTokenExchangeRole One }
            Three   = @(@{ ErrorId = 'SetupInvalid'; Script = { 'One', 'bad name', 'Two' | New-GreengrassTokenExchangeRole } })
        }
        @{
            Command = 'New-IotIamPolicyStatement'
            Calls   = @(
                @{ By = 'position'; Script = { New-IotIamPolicyStatement iot:Publish, iot:Connect arn:aws:iot:eu-west-1:123456789012:topic/warehouse/heat } }
                @{ By = 'pipeline'; Script = { 'iot:Publish', 'iot:Connect' | New-IotIamPolicyStatement -Resource * } }
                @{ By = 'property'; Script = { Get-IotIamPermissionSet greengrass-user -Detailed | New-IotIamPolicyStatement -Resource * } }
            )
            NotEach = @{ __AllParameterSets = 'all actions become one statement' }
        }
        @{
            Command = 'New-JetsDeployGroup'
            Calls   = @(
                @{ By = 'position'; Script = { New-JetsDeployGroup One } }
                @{ By = 'pipeline'; Script = { 'One', 'Two' | New-JetsDeployGroup } }
                @{ By = 'property'; Script = { Import-Csv ./teams.csv | New-JetsDeployGroup -CreateUser } }
            )
            Change  = { New-JetsDeployGroup One }
            Three   = @(@{ ErrorId = 'SetupInvalid'; Script = { 'One', 'bad name', 'Two' | New-JetsDeployGroup } })
        }
        @{
            Command = 'New-ThingsGraphRole'
            Calls   = @(
                @{ By = 'position'; Script = { New-ThingsGraphRole One } }
                @{ By = 'pipeline'; Script = { 'One', 'Two' | New-ThingsGraphRole } }
                @{ By = 'property'; Script = { New-ThingsGraphRole One | New-ThingsGraphRole } }
            )
            Change  = { New-ThingsGraphRole One }
            Three   = @(@{ ErrorId = 'SetupInvalid'; Script = { 'One', 'bad name', 'Two' | New-ThingsGraphRole } })
        }
        @{
            Command = 'Remove-DeepLensRole'
            Calls   = @(
                @{ Set = 'Kind'; By = 'position'; Script = { Remove-DeepLensRole Lambda -Confirm:$false } }
                @{ Set = 'Kind'; By = 'pipeline'; Script = { 'Lambda', 'Service' | Remove-DeepLensRole -Confirm:$false } }
                @{ Set = 'CustomGroupRole'; By = 'pipeline'; Script = { Test-DeepLensRole | Remove-DeepLensRole -Confirm:$false } }
            )
            Change  = { Remove-DeepLensRole Lambda }
            Three   = @(
                @{ Set = 'Kind'; ErrorId = 'BlueprintParameterInvalid'; Script = { 'Lambda', 'Nothing', 'Service' | Remove-DeepLensRole -Confirm:$false } }
                @{ Set = 'CustomGroupRole'; ErrorId = 'NotOfSetup'; Script = { 'AWSDeepLensLambdaRole', 'Busy', 'AWSDeepLensServiceRole' | ForEach-Object { [pscustomobject]@{ RoleName = $_ } } | Remove-DeepLensRole -Confirm:$false } }
            )
        }
        @{
            Command = 'Remove-GreengrassServiceRole'
            Calls   = @(
                @{ By = 'position'; Script = { Remove-GreengrassServiceRole Greengrass_ServiceRole -Confirm:$false } }
                @{ By = 'pipeline'; Script = { 'Greengrass_ServiceRole', 'None' | Remove-GreengrassServiceRole -Confirm:$false } }
                @{ By = 'pipeline'; Script = { Test-GreengrassServiceRole | Remove-GreengrassServiceRole -Confirm:$false } }
            )
            Change  = { Remove-GreengrassServiceRole }
            Three   = @(@{ ErrorId = 'NotOfSetup'; Script = { 'Greengrass_ServiceRole', 'Busy', 'None' | Remove-GreengrassServiceRole -Confirm:$false } })
        }
        @{
            Command = 'Remove-GreengrassTokenExchangeRole'
            Calls   = @(
                @{ By = 'position'; Script = { Remove-GreengrassTokenExchangeRole GreengrassV2TokenExchangeRole -Confirm:$false } }
                @{ By = 'pipeline'; Script = { 'GreengrassV2TokenExchangeRole' | Remove-GreengrassTokenExchangeRole -Confirm:$false } }
                @{ By = 'pipeline'; Script = { [pscustomobject]@{ RoleName = 'GreengrassV2TokenExchangeRole' } | Remove-GreengrassTokenExchangeRole -Confirm:$false } }
            )
            Change  = { Remove-GreengrassTokenExchangeRole }
            Three   = @(@{ ErrorId = 'NotOfSetup'; Script = { 'GreengrassV2TokenExchangeRole', 'Busy', 'None' | Remove-GreengrassTokenExchangeRole -Confirm:$false }; Number = 5 })
        }
        @{
            Command = 'Remove-JetsDeployGroup'
            Calls   = @(
                @{ By = 'position'; Script = { Remove-JetsDeployGroup Edge -Confirm:$false } }
                @{ By = 'pipeline'; Script = { 'Jets', 'Edge' | Remove-JetsDeployGroup -Confirm:$false } }
                @{ By = 'pipeline'; Script = { Test-JetsDeployGroup | Remove-JetsDeployGroup -Confirm:$false } }
            )
            Change  = { Remove-JetsDeployGroup }
            Three   = @(@{ ErrorId = 'SetupInvalid'; Script = { 'Jets', 'bad name', 'Edge' | Remove-JetsDeployGroup -Confirm:$false } })
        }
        @{
            Command = 'Remove-JetsDeployUser'
            Calls   = @(
                @{ By = 'position'; Script = { Remove-JetsDeployUser ann Jets -Confirm:$false } }
                @{ By = 'pipeline'; Script = { 'ann', 'ben' | Remove-JetsDeployUser -Confirm:$false } }
                @{ By = 'property'; Script = { Add-JetsDeployUser ben Edge | Remove-JetsDeployUser -Confirm:$false } }
            )
            Change  = { Remove-JetsDeployUser ann }
            Three   = @(@{ ErrorId = 'NoSuchEntity'; Script = { @{ u = 'ann'; g = 'Jets' }, @{ u = 'ann'; g = 'Nobodys' }, @{ u = 'ben'; g = 'Edge' } | ForEach-Object { [pscustomobject]@{ UserName = $_.u; GroupName = $_.g } } | Remove-JetsDeployUser -Confirm:$false } })
        }
        @{
            Command = 'Remove-ThingsGraphRole'
            Calls   = @(
                @{ By = 'position'; Script = { Remove-ThingsGraphRole ThingsGraphFlowRole -Confirm:$false } }
                @{ By = 'pipeline'; Script = { 'ThingsGraphFlowRole' | Remove-ThingsGraphRole -Confirm:$false } }
                @{ By = 'pipeline'; Script = { Find-IotIamLeftover EndedService | Where-Object Name -Like Things* | Remove-ThingsGraphRole -Confirm:$false } }
            )
            Change  = { Remove-ThingsGraphRole }
            Three   = @(@{ ErrorId = 'StillInUse'; Script = { 'ThingsGraphFlowRole', 'Busy', 'None' | Remove-ThingsGraphRole -Confirm:$false } })
        }
        @{
            Command = 'Repair-IotIamLeftover'
            Calls   = @(
                @{ By = 'position'; Script = { Repair-IotIamLeftover arn:aws:iam::123456789012:group/Jets JetsBaseline -NamePrefix shop -Confirm:$false } }
                @{ By = 'pipeline'; Script = { 'arn:aws:iam::123456789012:role/service-role/AWSDeepLensGreengrassRole' | Repair-IotIamLeftover -Confirm:$false } }
                @{ By = 'property'; Script = { Find-IotIamLeftover MissingSourceCondition | Repair-IotIamLeftover -Confirm:$false } }
            )
            Change  = { Repair-IotIamLeftover arn:aws:iam::123456789012:group/Jets -NamePrefix shop }
            Three   = @(@{ ErrorId = 'EntityElsewhere'; Script = { 'group/Jets', 'other/group/Jets', 'group/Edge' | ForEach-Object { $_ -like 'other/*' ? 'arn:aws:iam::999999999999:group/Jets' : "arn:aws:iam::123456789012:$_" } | Repair-IotIamLeftover -NamePrefix shop -Confirm:$false } })
        }
        @{
            Command = 'Test-DeepLensRole'
            Calls   = @(
                @{ Set = 'Kind'; By = 'position'; Script = { Test-DeepLensRole Lambda } }
                @{ Set = 'Kind'; By = 'pipeline'; Script = { 'Lambda', 'Service' | Test-DeepLensRole } }
                @{ Set = 'CustomGroupRole'; By = 'pipeline'; Script = { Find-IotIamLeftover EndedService | Where-Object Name -Like AWSDeepLens* | Test-DeepLensRole } }
            )
            Three   = @(
                @{ Set = 'Kind'; ErrorId = 'BlueprintParameterInvalid'; Script = { 'Lambda', 'Nothing', 'Service' | Test-DeepLensRole } }
                @{ Set = 'CustomGroupRole'; ErrorId = 'SetupInvalid'; Script = { 'AWSDeepLensLambdaRole', 'bad name', 'AWSDeepLensServiceRole' | ForEach-Object { [pscustomobject]@{ RoleName = $_ } } | Test-DeepLensRole } }
            )
        }
        @{
            Command = 'Test-GreengrassServiceRole'
            Calls   = @(
                @{ By = 'position'; Script = { Test-GreengrassServiceRole Greengrass_ServiceRole } }
                @{ By = 'pipeline'; Script = { 'Greengrass_ServiceRole', 'None' | Test-GreengrassServiceRole } }
                @{ By = 'property'; Script = { New-GreengrassServiceRole One | Test-GreengrassServiceRole -Quiet } }
            )
            Three   = @(@{ ErrorId = 'SetupInvalid'; Script = { 'Greengrass_ServiceRole', 'bad name', 'Greengrass_ServiceRole' | Test-GreengrassServiceRole } })
        }
        @{
            Command = 'Test-GreengrassTokenExchangeRole'
            Calls   = @(
                @{ By = 'position'; Script = { Test-GreengrassTokenExchangeRole GreengrassV2TokenExchangeRole } }
                @{ By = 'pipeline'; Script = { 'GreengrassV2TokenExchangeRole', 'None' | Test-GreengrassTokenExchangeRole } }
                @{ By = 'property'; Script = { New-GreengrassTokenExchangeRole One | Test-GreengrassTokenExchangeRole -Quiet } }
            )
            Three   = @(@{ ErrorId = 'SetupInvalid'; Script = { 'GreengrassV2TokenExchangeRole', 'bad name', 'GreengrassV2TokenExchangeRole' | Test-GreengrassTokenExchangeRole }; Number = 4 })
        }
        @{
            Command = 'Test-GreengrassUserPermissions'
            Calls   = @(
                @{ By = 'position'; Script = { Test-GreengrassUserPermissions ann, ben } }
                @{ By = 'pipeline'; Script = { 'ann', 'ben' | Test-GreengrassUserPermissions -Detailed } }
                @{ By = 'name'; Script = { Test-GreengrassUserPermissions -AllUser -Quiet } }
            )
            Three   = @(@{ ErrorId = 'PrincipalNotFound'; Script = { 'ada', 'nobody', 'eve' | Test-GreengrassUserPermissions } })
        }
        @{
            Command = 'Test-IotIamBlueprint'
            Calls   = @(
                @{ Set = 'Name'; By = 'position'; Script = { Test-IotIamBlueprint things-graph @{ RoleName = 'Another' } } }
                @{ Set = 'Name'; By = 'pipeline'; Script = { 'deeplens', 'greengrass-v2' | Test-IotIamBlueprint } }
                @{ Set = 'Path'; By = 'property'; Script = { Get-Item ./edge.json | Test-IotIamBlueprint } }
                @{ Set = 'Path'; By = 'position'; Script = { Test-IotIamBlueprint -Path ./edge.json @{ UserName = 'ben' } } }
                @{ Set = 'Object'; By = 'pipeline'; Script = { Get-IotIamBlueprint | Test-IotIamBlueprint -Quiet } }
                @{ Set = 'Object'; By = 'position'; Script = { Test-IotIamBlueprint -InputObject (Get-IotIamBlueprint things-graph) @{ RoleName = 'Another' } } }
            )
            Three   = @(
                @{ Set = 'Name'; ErrorId = 'BlueprintNotFound'; Script = { 'things-graph', 'no-such', 'greengrass-service' | Test-IotIamBlueprint } }
                @{ Set = 'Path'; ErrorId = 'BlueprintNotFound'; Script = { './flow.json', './none.json', './flow.json' | ForEach-Object { [pscustomobject]@{ Path = $_ } } | Test-IotIamBlueprint } }
                @{ Set = 'Object'; ErrorId = 'BlueprintParameterInvalid'; Script = { Get-IotIamBlueprint greengrass-service, things-graph, greengrass-service | Test-IotIamBlueprint -Parameter @{ SourceConditions = $true } } }
            )
        }
        @{
            Command = 'Test-IotIamPermission'
            Calls   = @(
                @{ By = 'position'; Script = { Test-IotIamPermission ann things-graph-user } }
                @{ By = 'pipeline'; Script = { 'ann', 'ben' | Test-IotIamPermission -PermissionSet things-graph-user } }
            )
            Three   = @(@{ ErrorId = 'PrincipalNotFound'; Script = { 'ada', 'nobody', 'eve' | Test-IotIamPermission -PermissionSet things-graph-user } })
        }
        @{
            Command = 'Test-IotIamPolicy'
            Calls   = @(
                @{ Set = 'Object'; By = 'position'; Script = { Test-IotIamPolicy ./inventory.json, '{' } }
                @{ Set = 'Object'; By = 'pipeline'; Script = { New-IotIamPolicyStatement iot:* * | ConvertTo-IotIamPolicy | Test-IotIamPolicy -Detailed } }
                @{ Set = 'Path'; By = 'property'; Script = { [pscustomobject]@{ Path = './inventory.json' } | Test-IotIamPolicy } }
                @{ Set = 'Path'; By = 'name'; Script = { Test-IotIamPolicy -Path ./*.json } }
                @{ Set = 'LiteralPath'; By = 'property'; Script = { Get-Item ./inventory.json | Test-IotIamPolicy -Quiet } }
                @{ Set = 'LiteralPath'; By = 'name'; Script = { Test-IotIamPolicy -LiteralPath ./account.json -Detailed } }
            )
            Three   = @(
                @{ Set = 'Object'; ErrorId = 'FileNotReadable'; Script = { './inventory.json', './none.json', './inventory.json' | Test-IotIamPolicy } }
                @{ Set = 'Path'; ErrorId = 'FileNotReadable'; Script = { Test-IotIamPolicy -Path ./inventory.json, ./none.json, ./inventory.json } }
                @{ Set = 'LiteralPath'; ErrorId = 'FileNotReadable'; Script = { Test-IotIamPolicy -LiteralPath ./inventory.json, ./none.json, ./inventory.json } }
            )
        }
        @{
            Command = 'Test-JetsDeployGroup'
            Calls   = @(
                @{ By = 'position'; Script = { Test-JetsDeployGroup Jets } }
                @{ By = 'pipeline'; Script = { 'Jets', 'None' | Test-JetsDeployGroup } }
                @{ By = 'property'; Script = { Import-Csv ./teams.csv | Test-JetsDeployGroup } }
            )
            Three   = @(@{ ErrorId = 'SetupInvalid'; Script = { 'Jets', 'bad name', 'Edge' | Test-JetsDeployGroup } })
        }
        @{
            Command = 'Test-JetsDeployPermission'
            Calls   = @(
                @{ By = 'position'; Script = { Test-JetsDeployPermission ann } }
                @{ By = 'pipeline'; Script = { 'ann', 'ben' | Test-JetsDeployPermission -Detailed } }
            )
            Three   = @(@{ ErrorId = 'PrincipalNotFound'; Script = { 'ada', 'nobody', 'eve' | Test-JetsDeployPermission } })
        }
        @{
            Command = 'Test-ThingsGraphRole'
            Calls   = @(
                @{ By = 'position'; Script = { Test-ThingsGraphRole ThingsGraphFlowRole } }
                @{ By = 'pipeline'; Script = { 'ThingsGraphFlowRole', 'None' | Test-ThingsGraphRole } }
                @{ By = 'property'; Script = { New-ThingsGraphRole One | Test-ThingsGraphRole -Quiet } }
            )
            Three   = @(@{ ErrorId = 'SetupInvalid'; Script = { 'ThingsGraphFlowRole', 'bad name', 'Busy' | Test-ThingsGraphRole } })
        }
        @{
            Command = 'Uninstall-IotIamBlueprint'
            Calls   = @(
                @{ Set = 'Name'; By = 'position'; Script = { Uninstall-IotIamBlueprint things-graph @{ RoleName = 'ThingsGraphFlowRole' } -Confirm:$false } }
                @{ Set = 'Name'; By = 'pipeline'; Script = { 'deeplens', 'greengrass-v2' | Uninstall-IotIamBlueprint -Confirm:$false } }
                @{ Set = 'Path'; By = 'property'; Script = { Get-Item ./edge.json | Uninstall-IotIamBlueprint -Confirm:$false } }
                @{ Set = 'Path'; By = 'position'; Script = { Uninstall-IotIamBlueprint -Path ./edge.json @{ UserName = 'ben' } -Confirm:$false } }
                @{ Set = 'Object'; By = 'pipeline'; Script = { Get-IotIamBlueprint greengrass-v2 | Uninstall-IotIamBlueprint -Confirm:$false } }
                @{ Set = 'Object'; By = 'position'; Script = { Uninstall-IotIamBlueprint -InputObject (Get-IotIamBlueprint things-graph) @{ RoleName = 'None' } -Confirm:$false } }
            )
            Change  = { Uninstall-IotIamBlueprint things-graph }
            Three   = @(
                @{ Set = 'Name'; ErrorId = 'BlueprintNotFound'; Script = { 'things-graph', 'no-such', 'greengrass-service' | Uninstall-IotIamBlueprint -Confirm:$false } }
                @{ Set = 'Path'; ErrorId = 'BlueprintNotFound'; Script = { './flow.json', './none.json', './flow.json' | ForEach-Object { [pscustomobject]@{ Path = $_ } } | Uninstall-IotIamBlueprint -Confirm:$false } }
                @{ Set = 'Object'; ErrorId = 'BlueprintParameterInvalid'; Script = { Get-IotIamBlueprint greengrass-service, things-graph, greengrass-service | Uninstall-IotIamBlueprint -Parameter @{ SourceConditions = $true } -Confirm:$false } }
            )
        }
    )
    foreach ($entry in $commands) {
        foreach ($call in $entry.Calls) {
            $call.Command = $entry.Command
            if (-not $call.Set) { $call.Set = '__AllParameterSets' }
        }
        foreach ($call in $entry.Three) {
            $call.Command = $entry.Command
            if (-not $call.Set) { $call.Set = '__AllParameterSets' }
            if (-not $call.Number) { $call.Number = 2 }
        }
    }

    $all = (Get-Command -Module IotIamTools -CommandType Cmdlet).Name | Sort-Object
    $calls = $commands.Calls
    $changing = $commands.Where{ $_.Change }
    $three = $commands.Three.Where{ $_ }
    $quiet = $three.Where{ (Get-Command $_.Command).Parameters.ContainsKey('Quiet') }
    $calling = $commands.Where{ (Get-Command $_.Command).Parameters.ContainsKey('EndpointUrl') -and $_.Command -ne 'Disconnect-IotIamAccount' }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $WarningPreference = 'Ignore'
    $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters

    # A folder with the files of the examples and an account in which all set-ups stand, and beside them a role that was used today and a group that may do everything.
    $full = New-Item -ItemType Directory (Join-Path $TestDrive full)
    Copy-Item $PSScriptRoot/Examples/* $full
    # The examples have a policy of the same name as that blueprint.
    (Get-Content $PSScriptRoot/../IotIamTools.Core.Tests/Plans/Data/edge.json -Raw).Replace('EdgeBoundary', 'GatewayBoundary') | Set-Content (Join-Path $full edge.json)
    @{ name = 'operators'; title = 'What operators do'; permissions = @(@{ action = 'iot:DescribeThing'; resources = @('arn:${Partition}:iot:*:${AccountId}:thing/*') }) } |
        ConvertTo-Json -Depth 5 | Set-Content (Join-Path $full operators.json)
    Connect-IotIamAccount (Join-Path $full account.json)
    $null = New-JetsDeployGroup -UserName ann, bob -CreateUser
    $null = New-JetsDeployGroup Edge -UserName ann
    $null = New-JetsDeployGroup Admins -UserName ada, eve -CreateUser
    $null = New-DeepLensRole
    $null = New-GreengrassServiceRole
    $null = New-GreengrassTokenExchangeRole
    $null = New-ThingsGraphRole ThingsGraphFlowRole, Busy
    $null = Install-IotIamBlueprint -Path (Join-Path $full edge.json)
    Export-IotIamBlueprint ThingsGraphFlowRole (Join-Path $full flow.json) -Name flow
    Disconnect-IotIamAccount
    $account = Get-Content (Join-Path $full account.json) -Raw | ConvertFrom-Json -AsHashtable
    $account.RoleDetailList.Where{ $_.RoleName -eq 'Busy' }[0].RoleLastUsed = @{ LastUsedDate = [datetime]::UtcNow.ToString('o'); Region = 'eu-west-1' }
    $account.GroupDetailList.Where{ $_.GroupName -eq 'Admins' }[0].GroupPolicyList += @{
        PolicyName = 'All'; PolicyDocument = @{ Version = '2012-10-17'; Statement = @(@{ Effect = 'Allow'; Action = '*'; Resource = '*' }) }
    }
    $account | ConvertTo-Json -Depth 50 | Set-Content (Join-Path $full account.json)

    function Get-Calls([scriptblock] $Script, [string] $Command) {
        # The calls of a command in a script.
        $Script.Ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] -and $args[0].GetCommandName() -eq $Command }, $true)
    }

    function Get-Text($Script, [string] $With) {
        # The script as a script of its own, with some more parameters.
        [scriptblock]::Create("$Script $With")
    }

    function Get-Hash {
        # Of all files of the folder, new ones too.
        Get-ChildItem -File | Sort-Object Name | Get-FileHash | ForEach-Object { "$(Split-Path $_.Path -Leaf) $($_.Hash)" }
    }

    function Invoke-Unseen([string] $Script) {
        # In a runspace without a host, which would write what -WhatIf says between the results of the tests.
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                param($ModulePath, $Folder, $Script)
                $ErrorActionPreference = 'Stop'
                $WarningPreference = 'Ignore'
                Import-Module $ModulePath
                Set-Location $Folder
                Connect-IotIamAccount ./account.json

                # A function of a user's own that knows nothing of the module but passes on -WhatIf, as PowerShell does by itself.
                function Invoke-Wrapped {
                    [CmdletBinding(SupportsShouldProcess)]
                    param([scriptblock] $Inner)
                    & $Inner
                }

                & ([scriptblock]::Create($Script))
            }).AddArgument($ModulePath).AddArgument("$PWD").AddArgument($Script)
            $shell.Invoke()
        }
        finally { $shell.Dispose() }
    }
}

Describe 'The commands' {
    It 'all have an entry in this file' { $commands.Command | Should -Be $all } -TestCases @{ commands = $commands; all = $all }

    It 'are called in every way that their parameters allow: <Command>' -ForEach $commands {
        foreach ($set in (Get-Command $Command).ParameterSets) {
            $own = $set.Parameters.Where{ $_.Name -notin $common }
            $ways = @(
                if ($own.Where{ $_.Position -ge 0 }) { 'position' }
                if ($own.Where{ $_.ValueFromPipeline }) { 'pipeline' }
                if ($own.Where{ $_.ValueFromPipelineByPropertyName }) { 'property' }
            )
            foreach ($way in $ways) {
                $Calls.Where{ $_.Set -eq $set.Name -and $_.By -eq $way } | Should -Not -BeNullOrEmpty -Because "set $($set.Name) takes its input by $way"
            }
        }
    }

    It 'are tried with a bad item among good ones, in every set that takes a pipeline: <Command>' -ForEach $commands {
        foreach ($set in (Get-Command $Command).ParameterSets.Where{ $_.Parameters.Where{ $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName } }) {
            $isTried = $set.Name -in $Three.ForEach{ $_.Set }
            $isTried -xor ($set.Name -in $NotEach.Keys) | Should -BeTrue -Because "set $($set.Name) has a Three, or a reason in NotEach"
        }
    }

    It 'that change something are tried with -WhatIf: <Command>' -ForEach $commands {
        $asks = (Get-Command $Command).Parameters.ContainsKey('WhatIf')
        ($asks -eq [bool]$Change) | Should -BeTrue -Because 'what has -WhatIf has an entry with a Change, and nothing else has'
    }
}

Describe 'In an account' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        Copy-Item $full $folder -Recurse
        Push-Location $folder
        Connect-IotIamAccount ./account.json
    }
    AfterEach {
        Pop-Location
        Disconnect-IotIamAccount
    }

    Describe '<Command>' -ForEach $calls {
        It 'takes its input by <By> in set <Set>, gives what it declares, and shows it well' {
            $call = @(Get-Calls $Script $Command)[-1]
            $metadata = Get-Command $Command
            foreach ($name in [Management.Automation.Language.StaticParameterBinder]::BindCommand($call).BoundParameters.Keys) {
                $sets = $metadata.Parameters[$name].ParameterSets.Keys
                ($sets -contains $Set -or $sets -contains '__AllParameterSets') | Should -BeTrue -Because "-$name is no parameter of $Set"
            }

            if ($ErrorId) {
                { & $Script } | Should -Throw -ErrorId "$ErrorId,*"
                return
            }

            $output = @(& $Script)
            if ($Silent) {
                $output | Should -BeNullOrEmpty
                return
            }

            $output.Count | Should -BeGreaterThan 0
            foreach ($property in ($Gives ?? @{}).Keys) { $output.$property | Should -Be $Gives[$property] }
            foreach ($one in $output) {
                $one.GetType().FullName | Should -BeIn $metadata.OutputType.Name
                "$one" | Should -Not -Be $one.GetType().FullName
            }

            foreach ($type in $output | Group-Object { $_.GetType() } | Where-Object Name -Like 'IotIamTools.*') {
                foreach ($width in 80, 120) {
                    $lines = $type.Group | Format-Table | Out-String -Width $width -Stream
                    ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $width
                    $lines | Should -Not -Match '…'
                    $type.Group | Format-List | Out-String -Width $width | Should -Match "(?m)^\S+ +: "
                }
            }
        }
    }

    Describe '<Command>' -ForEach $changing {
        It 'asks before it changes anything: -WhatIf, the preference and a function around it, with -Force and without' {
            $before = Get-Hash
            $forces = @('', ((Get-Command $Command).Parameters.ContainsKey('Force') ? '-Force' : ''))
            foreach ($force in $forces | Select-Object -Unique) {
                foreach ($way in "$Change $force -WhatIf", "`$WhatIfPreference = `$true; $Change $force", "Invoke-Wrapped { $Change $force } -WhatIf") {
                    Invoke-Unseen $way | Should -BeNullOrEmpty
                    Get-Hash | Should -Be $before -Because "it was called so: $way"
                }
            }

            # And it would have changed something.
            $null = & (Get-Text $Change '-Confirm:$false')
            Get-Hash | Should -Not -Be $before
        }
    }

    Describe '<Command>' -ForEach $three {
        It 'makes one bad item of three one error, and gives the others, in set <Set>' {
            $problems, $results = (& (Get-Text $Script '-ErrorAction Continue') 2>&1).Where({ $_ -is [Management.Automation.ErrorRecord] }, 'Split')
            $problems | Should -HaveCount 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike "$ErrorId,IotIamTools.Commands.*"
            $problems[0].TargetObject | Should -Not -BeNullOrEmpty
            $problems[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $results | Should -HaveCount $Number
        }
    }

    Describe '<Command>' -ForEach $quiet {
        It 'is False with -Quiet where one of three cannot be tested and the others pass, in set <Set>' {
            $problems, $results = (& (Get-Text $Script '-Quiet -ErrorAction Continue') 2>&1).Where({ $_ -is [Management.Automation.ErrorRecord] }, 'Split')
            $problems | Should -HaveCount 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike "$ErrorId,IotIamTools.Commands.*"
            $results | Should -HaveCount 1
            $results[0] | Should -BeExactly $false
            (& (Get-Text $Script '-ErrorAction Ignore')).Passed | Should -Not -Contain $false
        }
    }

    It 'a test of nothing is False with -Quiet: <_>' -ForEach ($quiet.Command | Select-Object -Unique) {
        $more = (Get-Command $_).Parameters.ContainsKey('PermissionSet') ? @{ PermissionSet = 'things-graph-user' } : @{}
        @() | & $_ -Quiet @more | Should -BeExactly $false
    }
}

Describe 'Where IAM lets the caller read nothing' {
    BeforeAll {
        $denying = Start-DenyingEndpoint
        $at = @{ EndpointUrl = $denying.Url } + $MotoKeys
    }
    AfterAll { Stop-DenyingEndpoint $denying }

    It 'a test is False with -Quiet, and an error: <Script>' -ForEach @(
        @{ Script = { Test-DeepLensRole -Quiet @at } }
        @{ Script = { Test-GreengrassServiceRole -Quiet @at } }
        @{ Script = { Test-GreengrassTokenExchangeRole -Quiet @at } }
        @{ Script = { Test-IotIamBlueprint greengrass-service -Quiet @at } }
        @{ Script = { Test-JetsDeployGroup -Quiet @at } }
        @{ Script = { Test-ThingsGraphRole -Quiet @at } }
    ) {
        $problems, $results = (& (Get-Text $Script '-ErrorAction Continue') 2>&1).Where({ $_ -is [Management.Automation.ErrorRecord] }, 'Split')
        $problems.FullyQualifiedErrorId | Should -BeLike 'AccessDenied,*'
        $results | Should -HaveCount 1
        $results[0] | Should -BeExactly $false
    }

    It 'each thing to remove is an error of its own: <Script>' -ForEach @(
        @{ Items = 'SageMaker', 'Lambda'; Script = { Remove-DeepLensRole @at -Confirm:$false } }
        @{ Items = 'One', 'Two'; Script = { Remove-GreengrassServiceRole @at -Confirm:$false } }
        @{ Items = 'One', 'Two'; Script = { Remove-GreengrassTokenExchangeRole @at -Confirm:$false } }
        @{ Items = 'One', 'Two'; Script = { Remove-JetsDeployGroup @at -Confirm:$false } }
        @{ Items = 'ann', 'ben'; Script = { Remove-JetsDeployUser @at -Confirm:$false } }
        @{ Items = 'One', 'Two'; Script = { Remove-ThingsGraphRole @at -Confirm:$false } }
        @{ Items = 'deeplens', 'things-graph'; Script = { Uninstall-IotIamBlueprint @at -Confirm:$false } }
    ) {
        $problems = & (Get-Text "`$Items | $Script" '-ErrorAction Continue') 2>&1
        $problems.FullyQualifiedErrorId | Should -BeLike 'AccessDenied,*'
        $problems.TargetObject | Should -Be $Items
    }
}

Describe '<Command>' -ForEach $calling {
    It 'is left within a second of Ctrl+C where the endpoint never answers' {
        $endpoint = Start-SilentEndpoint
        try {
            # The connection is of no avail: what the command needs of the account is asked for at its own endpoint.
            $text = @($Calls.Where{ $_.By -in 'position', 'name' -and -not $_.Silent })[-1].Script
            $at = "-EndpointUrl $($endpoint.Url) -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey none -Region us-east-1"
            if ($Command -eq 'Connect-IotIamAccount') { $text = 'Connect-IotIamAccount' }
            if ($Command -eq 'Find-IotIamLeftover') { $text = 'Find-IotIamLeftover' }
            Measure-Stop -Script "Set-Location '$full'; $text $at" -AfterMilliseconds 800 | Should -BeLessThan 1000
        }
        finally { $endpoint.Listener.Stop() }
    }
}

Describe 'A table' {
    It 'has colours where the host has them, and none where they are not wanted: <Rendering>' -ForEach @(
        @{ Rendering = 'Ansi'; Coloured = $true }
        @{ Rendering = 'PlainText'; Coloured = $false }
    ) {
        $before = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = $Rendering
        try { $text = Test-DeepLensRole -Account (Join-Path $full account.json) | Format-Table | Out-String }
        finally { $PSStyle.OutputRendering = $before }
        $text.Contains("$($PSStyle.Foreground.Green)True") | Should -Be $Coloured
        $text.Contains("`e[") | Should -Be $Coloured
    }
}

Describe 'Where there is no user to ask' {
    It 'what asks by itself, or is told to ask, is an error that says how to do without, with -Force and without' {
        $folder = Join-Path $TestDrive 'nobody'
        Copy-Item $full $folder -Recurse
        $scripts = foreach ($entry in $commands.Where{ $_.Change }) {
            $command = Get-Command $entry.Command
            $high = $command.ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false).ConfirmImpact -eq 'High'
            foreach ($force in @(''; if ($command.Parameters.ContainsKey('Force')) { '-Force' })) {
                if ($high) { "$($entry.Change) $force" }
                "$($entry.Change) $force -Confirm"
            }
        }
        $scripts.Count | Should -BeGreaterThan 30
        $said = Invoke-Child {
            param($folder, $scripts)
            Import-Module $ModulePath
            $WarningPreference = 'Ignore'
            Set-Location $folder
            $before = (Get-FileHash ./account.json).Hash
            Connect-IotIamAccount ./account.json
            foreach ($script in $scripts) {
                try { $null = & ([scriptblock]::Create($script)); "done: $script" } catch { "$($_.FullyQualifiedErrorId.Split(',')[0]) $($_.Exception.Message.Contains('-Confirm:$false'))" }
            }
            "unchanged: $($before -eq (Get-FileHash ./account.json).Hash)"
        } $folder, $scripts
        $said[-1] | Should -Be 'unchanged: True'
        $said[0..($said.Count - 2)] | Sort-Object -Unique | Should -Be 'ConfirmationRequired True'
    } -TestCases @{ commands = $commands }

    It 'so it is in <Where>' -ForEach @(
        @{ Where = 'a host without prompts'; Run = {
                param($script, $folder)
                $shell = [powershell]::Create().AddScript($script).AddArgument($ModulePath).AddArgument($folder)
                try { $shell.Invoke() } finally { $shell.Dispose() }
            }
        }
        @{ Where = 'a background job'; Run = { param($script, $folder) Start-Job ([scriptblock]::Create($script)) -ArgumentList $ModulePath, $folder | Receive-Job -Wait -AutoRemoveJob } }
        @{ Where = 'a thread job'; Run = { param($script, $folder) Start-ThreadJob ([scriptblock]::Create($script)) -ArgumentList $ModulePath, $folder | Receive-Job -Wait -AutoRemoveJob } }
        @{ Where = 'ForEach-Object -Parallel'; Run = { param($script, $folder) 1 | ForEach-Object -Parallel { & ([scriptblock]::Create($using:script)) $using:ModulePath $using:folder } } }
    ) {
        $script = @'
param($ModulePath, $folder)
Import-Module $ModulePath
try { Remove-ThingsGraphRole -Account (Join-Path $folder account.json) } catch { $_.FullyQualifiedErrorId }
'@
        $before = (Get-FileHash (Join-Path $full account.json)).Hash
        & $Run $script "$full" | Should -Be 'ConfirmationRequired,IotIamTools.Commands.RemoveThingsGraphRoleCommand'
        (Get-FileHash (Join-Path $full account.json)).Hash | Should -Be $before
    }

    It 'no command prompts for a parameter' {
        $folder = Join-Path $TestDrive 'nobody-parameters'
        Copy-Item $full $folder -Recurse
        $said = Invoke-Child {
            param($folder, $scripts)
            Import-Module $ModulePath
            Set-Location $folder
            Connect-IotIamAccount ./account.json
            foreach ($script in $scripts) {
                try { $null = & ([scriptblock]::Create($script)); "done: $script" } catch { 'refused' }
            }
        } $folder, @(
            'Install-IotIamBlueprint'; 'Uninstall-IotIamBlueprint'; 'Add-JetsDeployUser'; 'Remove-JetsDeployUser'; 'Grant-IotIamPermission'; 'Test-IotIamPermission'
            'Grant-GreengrassUserPermissions'; 'Test-GreengrassUserPermissions'; 'Export-IotIamBlueprint'; 'Invoke-IotIamPolicySimulation'
            'Compare-IotIamPolicy'; 'ConvertTo-IotIamPolicy'; 'New-IotIamPolicyStatement'; 'Test-IotIamPolicy'
        )
        $said | Sort-Object -Unique | Should -Be 'refused'
    }
}

Describe 'An item of the pipeline that says nothing' {
    # Over all commands that take a pipeline: what is not there must never stand for what a command does by default.
    BeforeDiscovery {
        $taking = foreach ($command in Get-Command -Module IotIamTools -CommandType Cmdlet) {
            if ($command.ParameterSets.Parameters.Where{ $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName }) {
                foreach ($item in @{ What = '$null'; Nothing = { $null } }, @{ What = 'a misspelt property'; Nothing = { ([pscustomobject]@{ Size = 1 }).Misspelt } },
                    @{ What = '@($null)'; Nothing = { @($null) } }, @{ What = 'an empty list'; Nothing = { , @() } }, @{ What = 'an object without the property'; Nothing = { [pscustomobject]@{ Size = 1 } } }) {
                    @{ Command = $command.Name } + $item
                }
            }
        }
    }
    BeforeAll {
        $nothing = Join-Path $TestDrive 'nothing'
        Copy-Item $full $nothing -Recurse
        Push-Location $nothing
        Connect-IotIamAccount ./account.json
        $before = Get-Hash

        function Get-More([string] $Command) {
            # What the command cannot do without, beside its input.
            $parameters = (Get-Command $Command).Parameters
            $more = @{}
            if ($parameters.ContainsKey('Confirm')) { $more.Confirm = $false }
            if ($parameters.ContainsKey('PermissionSet')) { $more.PermissionSet = 'things-graph-user' }
            if ($parameters.ContainsKey('InvokeFunction') -or -not $parameters.ContainsKey('Resource')) { return $more }
            $more.Resource = '*'
            $more
        }
    }
    AfterAll {
        Pop-Location
        Disconnect-IotIamAccount
    }

    # A Connect-IotIamAccount that fails leaves the session without an account, which would be an error of every command after it.
    BeforeEach { Connect-IotIamAccount ./account.json }

    It 'is an error, and nothing is done: <What> | <Command>' -ForEach $taking {
        $more = Get-More $Command
        $said = try { & $Nothing | & $Command @more -ErrorAction Continue 2>&1 } catch { $_ }
        $problems, $results = @($said).Where({ $_ -is [Management.Automation.ErrorRecord] }, 'Split')
        Get-Hash | Should -Be $before
        if (-not $problems) {
            # A test of policies reports a text that is no policy as its result.
            $Command | Should -BeLike 'Test-IotIamPolicy'
            $results.Passed | Should -Be $false
            return
        }
        $problems | Should -Not -BeNullOrEmpty
        $results | Should -BeNullOrEmpty
    }

    It 'is not an empty pipeline, which does nothing: <_>' -ForEach ($taking.Command | Select-Object -Unique) {
        $more = Get-More $_
        $command = $_
        # What cannot be left out is asked for all the same.
        $(try { @() | & $command @more } catch { $null }) | Should -BeNullOrEmpty
        Get-Hash | Should -Be $before
    }
}
