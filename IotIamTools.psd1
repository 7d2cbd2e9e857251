@{
    RootModule             = 'IotIamTools.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6d0f4a0e-6f2b-4a52-9a6d-3a3f0a1b7c55'
    Author                 = 'The IotIamTools founders'
    CompanyName            = 'IotIamTools'
    Copyright              = '(c) 2026 The IotIamTools founders. MIT licence.'
    Description            = 'Sets up, checks and removes the IAM side of IoT and edge deployments: AWS IoT Things Graph, Greengrass, DeepLens and Jets.'
    PowerShellVersion      = '7.4'
    CompatiblePSEditions   = 'Core'
    FormatsToProcess       = 'IotIamTools.Format.ps1xml'
    # Lists are separated by commas: each import runs this file, and in @(...) each line would be a statement to compile.
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        =
        'Grant-GreengrassUserPermission',
        'Test-GreengrassUserPermission'
    CmdletsToExport        =
        'Add-JetsDeployPermission',
        'Add-JetsDeployUser',
        'Compare-IotIamPolicy',
        'Connect-IotIamAccount',
        'ConvertTo-IotIamPolicy',
        'Disconnect-IotIamAccount',
        'Export-IotIamBlueprint',
        'Find-IotIamLeftover',
        'Get-IotIamAccount',
        'Get-IotIamBlueprint',
        'Get-IotIamPermissionSet',
        'Grant-GreengrassUserPermissions',
        'Grant-IotIamPermission',
        'Install-IotIamBlueprint',
        'Invoke-IotIamPolicySimulation',
        'New-DeepLensRole',
        'New-GreengrassServiceRole',
        'New-GreengrassTokenExchangeRole',
        'New-IotIamPolicyStatement',
        'New-JetsDeployGroup',
        'New-ThingsGraphRole',
        'Remove-DeepLensRole',
        'Remove-GreengrassServiceRole',
        'Remove-GreengrassTokenExchangeRole',
        'Remove-JetsDeployGroup',
        'Remove-JetsDeployUser',
        'Remove-ThingsGraphRole',
        'Repair-IotIamLeftover',
        'Test-DeepLensRole',
        'Test-GreengrassServiceRole',
        'Test-GreengrassTokenExchangeRole',
        'Test-GreengrassUserPermissions',
        'Test-IotIamBlueprint',
        'Test-IotIamPermission',
        'Test-IotIamPolicy',
        'Test-JetsDeployGroup',
        'Test-JetsDeployPermission',
        'Test-ThingsGraphRole',
        'Uninstall-IotIamBlueprint'
    PrivateData            = @{
        PSData = @{
            Tags         = 'AWS', 'IAM', 'IoT', 'Greengrass', 'DeepLens', 'ThingsGraph', 'Jets', 'PSEdition_Core', 'Linux', 'MacOS', 'Windows'
        }
    }
}
