# Terraform on a moto server, with the provider of a local mirror only: for tests and figures. To be dot-sourced.

function Test-Terraform {
    # Nothing where terraform and its provider can be used; else why not.
    if (-not (Get-Command terraform -CommandType Application -ErrorAction Ignore)) { return 'there is no terraform' }
    $configuration = $env:TF_CLI_CONFIG_FILE ? $env:TF_CLI_CONFIG_FILE : (Join-Path $HOME .terraformrc)
    if (-not (Test-Path $configuration) -or -not ((Get-Content $configuration -Raw) -match 'filesystem_mirror')) {
        return 'no CLI configuration of terraform (TF_CLI_CONFIG_FILE) names a filesystem mirror with the provider'
    }
    $folder = New-Item (Join-Path ([IO.Path]::GetTempPath()) "terraform-$([guid]::NewGuid())") -ItemType Directory
    try {
        Get-TerraformProvider @{ Url = 'http://127.0.0.1:1' } | Set-Content (Join-Path $folder provider.tf)
        Invoke-Terraform $folder 'init', '-input=false', '-no-color' | Out-Null
    }
    catch { return "its provider for AWS cannot be had: $_" }
    finally { Remove-Item $folder -Recurse -Force }
}

function Invoke-Terraform {
    # Runs terraform in a folder and gives its output; an exit code that is not 0 is an error.
    param($Folder, [string[]] $Argument)
    $output = terraform "-chdir=$Folder" @Argument 2>&1
    if ($LASTEXITCODE -ne 0) { throw "terraform $Argument ended with exit code ${LASTEXITCODE}: $($output -join "`n")" }
    $output
}

function Get-TerraformProvider {
    # The provider, for a moto server.
    param($Moto)
    @"
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" {
  region                      = "us-east-1"
  access_key                  = "AKIAIOSFODNN7EXAMPLE"
  secret_key                  = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  endpoints {
    iam = "$($Moto.Url)"
    sts = "$($Moto.Url)"
  }
}
"@
}

function Get-TerraformDeepLens {
    # The five roles of the DeepLens document, as an author of terraform would write them down.
    param([switch] $Import)
    $roles = @(
        @{ Name = 'AWSDeepLensServiceRole'; Service = 'deeplens'; Policies = 'service-role/AWSDeepLensServiceRolePolicy'
            Description = 'Lets AWS DeepLens use AWS IoT, Amazon S3, AWS IoT Greengrass and AWS Lambda.' }
        @{ Name = 'AWSDeepLensLambdaRole'; Service = 'lambda'; Policies = 'AWSLambda_FullAccess', 'service-role/AWSLambdaBasicExecutionRole'
            Description = 'Lets AWS Lambda functions of AWS DeepLens use other AWS services.' }
        @{ Name = 'AWSDeepLensGreengrassRole'; Service = 'greengrass'; Policies = 'service-role/AWSGreengrassResourceAccessRolePolicy'
            Description = 'Lets AWS IoT Greengrass make the resources that AWS DeepLens devices need.' }
        @{ Name = 'AWSDeepLensGreengrassGroupRole'; Service = 'greengrass'; Policies = 'AWSDeepLensLambdaFunctionAccessPolicy'
            Description = 'Lets the Lambda functions on AWS DeepLens devices use other AWS services.' }
        @{ Name = 'AWSDeepLensSagemakerRole'; Service = 'sagemaker'; Policies = 'AmazonSageMakerFullAccess'
            Description = 'Lets Amazon SageMaker train models for AWS DeepLens.' }
    )
    foreach ($role in $roles) {
        @"
resource "aws_iam_role" "$($role.Name)" {
  name               = "$($role.Name)"
  path               = "/service-role/"
  description        = "$($role.Description)"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "$($role.Service).amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
"@
        if ($Import) { "import {`n  to = aws_iam_role.$($role.Name)`n  id = `"$($role.Name)`"`n}" }
        foreach ($policy in $role.Policies) {
            $arn = "arn:aws:iam::aws:policy/$policy"
            $label = "$($role.Name)_$($policy -replace '.*/')"
            "resource `"aws_iam_role_policy_attachment`" `"$label`" {`n  role       = aws_iam_role.$($role.Name).name`n  policy_arn = `"$arn`"`n}"
            if ($Import) { "import {`n  to = aws_iam_role_policy_attachment.$label`n  id = `"$($role.Name)/$arn`"`n}" }
        }
    }
}
