# What a user is asked, and what becomes of each answer.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Add-Type -Path $PSScriptRoot/AnsweringHost.cs -IgnoreWarnings -WarningAction SilentlyContinue

    function Invoke-Answered {
        # Runs a script on an account file, and answers its questions: @{ Output; Errors; Questions; Text }, the last the file.
        param([string] $Answers, [string] $Script, [string] $Prepare = '')
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).json"
        $answering = [AnsweringHost]::new($Answers)
        $runspace = [runspacefactory]::CreateRunspace($answering)
        $runspace.Open()
        $shell = [powershell]::Create($runspace)
        try {
            $start = "param(`$ModulePath, `$file) Import-Module `$ModulePath; `$WarningPreference = 'Ignore'; Connect-IotIamAccount `$file -Create; `$null = & { $Prepare }"
            $null = $shell.AddScript($start).AddArgument($ModulePath).AddArgument($file).Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            $before = Get-Content $file -Raw -ErrorAction Ignore
            $shell.Commands.Clear()
            $output = $shell.AddScript($Script).Invoke()
            @{
                Output    = @($output)
                Changes   = @($output | ForEach-Object { "$($_.Change)" })
                Errors    = @($shell.Streams.Error)
                Questions = @($answering.Questions)
                Name      = Split-Path $file -Leaf
                Before    = $before
                After     = Get-Content $file -Raw -ErrorAction Ignore
            }
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }
}

Describe 'Removing five roles' {
    It 'asks one question for each, with the account, the ARN and all the steps' {
        $result = Invoke-Answered YYYYY 'Remove-DeepLensRole' 'New-DeepLensRole'
        $result.Changes | Should -Be (@('Removed') * 5)
        $result.Questions | Should -HaveCount 5
        $result.Questions[1].ReplaceLineEndings("`n") | Should -Be @"
Confirm the change in account 123456789012 (file $($result.Name))
role AWSDeepLensLambdaRole (arn:aws:iam::123456789012:role/service-role/AWSDeepLensLambdaRole):
  detach managed policy AWSLambda_FullAccess
  detach managed policy AWSLambdaBasicExecutionRole
  delete the role
"@.ReplaceLineEndings("`n")
    }

    It 'takes <Answers>: <Changes>' -ForEach @(
        @{ Answers = 'YNYYY'; Changes = 'Removed', 'Declined', 'Removed', 'Removed', 'Removed'; Left = 'AWSDeepLensLambdaRole' }
        @{ Answers = 'NA'; Changes = 'Declined', 'Removed', 'Removed', 'Removed', 'Removed'; Left = 'AWSDeepLensServiceRole' }
        @{ Answers = 'YL'; Changes = 'Removed', 'Declined', 'Declined', 'Declined', 'Declined'; Left = 'AWSDeepLensLambdaRole', 'AWSDeepLensGreengrassRole', 'AWSDeepLensGreengrassGroupRole', 'AWSDeepLensSagemakerRole' }
        @{ Answers = 'A'; Changes = 'Removed', 'Removed', 'Removed', 'Removed', 'Removed'; Left = @() }
    ) {
        $result = Invoke-Answered $Answers 'Remove-DeepLensRole' 'New-DeepLensRole'
        $result.Changes | Should -Be $Changes
        $result.Errors | Should -BeNullOrEmpty
        $result.Questions | Should -HaveCount $Answers.Length
        $roles = ($result.After | ConvertFrom-Json -AsHashtable).RoleDetailList
        @($roles).ForEach{ $_.RoleName } | Should -Be $Left
        @($roles).ForEach{ $_.AttachedManagedPolicies.Count } | Should -Not -Contain 0 -Because 'what is declined is left whole'
    }

    It 'leaves everything as it was after No to All' {
        $result = Invoke-Answered L 'Remove-DeepLensRole' 'New-DeepLensRole'
        $result.After | Should -Be $result.Before
    }
}

Describe 'An answer No' {
    It 'to a role leaves its policy too, which is not asked about' {
        $result = Invoke-Answered N 'Remove-GreengrassTokenExchangeRole' 'New-GreengrassTokenExchangeRole'
        $result.Output.ForEach{ "$($_.EntityType) $($_.Change)" } | Should -Be 'Role Declined', 'Policy Declined'
        $result.After | Should -Be $result.Before
    }

    It 'is reported by <Script>, and nothing is changed' -ForEach @(
        @{ Script = 'New-ThingsGraphRole -Confirm' }
        @{ Script = 'New-DeepLensRole Service -Confirm' }
        @{ Script = 'New-JetsDeployGroup Other -Confirm' }
        @{ Script = 'New-GreengrassTokenExchangeRole -Confirm' }
        @{ Script = 'Install-IotIamBlueprint things-graph -Confirm' }
        @{ Script = 'Add-JetsDeployPermission sqs -Confirm' }
        @{ Script = 'Add-JetsDeployUser cleo -Create -Confirm' }
        @{ Script = 'Add-JetsDeployUser ben -Confirm' }
        @{ Script = 'Grant-GreengrassUserPermissions ann -Confirm' }
        @{ Script = 'Remove-JetsDeployGroup' }
        @{ Script = 'Remove-JetsDeployUser ann -DeleteUser' }
        @{ Script = 'Uninstall-IotIamBlueprint jets-deploy' }
    ) {
        $result = Invoke-Answered N $Script 'New-JetsDeployGroup -UserName ann -CreateUser; New-JetsDeployGroup Edge -UserName ben -CreateUser'
        $result.Errors | Should -BeNullOrEmpty
        $result.Changes | Should -Be 'Declined'
        "$($result.Output[0])" | Should -Not -BeNullOrEmpty
        $result.Questions | Should -HaveCount 1
        $result.Questions[0] | Should -BeLike '*account 123456789012 (file *'
        $result.After | Should -Be $result.Before
    }
}

Describe 'A role and its policy' {
    It 'are a question each, with the ARN that the role gets' {
        $result = Invoke-Answered YY 'New-GreengrassTokenExchangeRole -Confirm'
        $result.Changes | Should -Be 'Created'
        $result.Questions | Should -HaveCount 2
        $result.Questions[1] | Should -BeLike '*role GreengrassV2TokenExchangeRole (arn:aws:iam::123456789012:role/GreengrassV2TokenExchangeRole):*create the role*attach managed policy*'
    }
}

Describe 'Removing the group before its users' {
    It 'ends well, and the second time too' {
        $result = Invoke-Answered '' 'Remove-JetsDeployGroup -Confirm:$false; "ann", "ben" | Remove-JetsDeployUser -DeleteUser -Confirm:$false; "ann", "ben" | Remove-JetsDeployUser -DeleteUser -Confirm:$false' 'New-JetsDeployGroup -UserName ann, ben -CreateUser'
        $result.Errors | Should -BeNullOrEmpty
        $result.Changes | Should -Be 'Removed', 'Removed', 'Removed', 'NotFound', 'NotFound'
    }
}
