Describe 'Start-TaskDefinitionServer' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        $module = (Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1'
        $pwsh = Get-Shell

        function Invoke-Operation($Server, [string] $Operation, $Body) {
            Invoke-RestMethod -Uri "$Server" -Method Post -ContentType 'application/x-amz-json-1.1' -Body ($Body | ConvertTo-Json -Depth 9) `
                -Headers @{ 'X-Amz-Target' = "AmazonEC2ContainerServiceV20141113.$Operation" }
        }

        function Wait-End([int] $Id) {
            for ($i = 0; $i -lt 300 -and (Get-Process -Id $Id -ErrorAction Ignore); $i++) { Start-Sleep -Milliseconds 100 }
            Get-Process -Id $Id -ErrorAction Ignore
        }
    }
    BeforeEach { Use-NewStore }
    AfterEach { Stop-TaskDefinitionServer }
    AfterAll { Set-TaskDefinitionStore -Reset }

    Context 'what it starts' {
        It 'answers a raw RegisterTaskDefinition, and the cmdlets see it' {
            $server = Start-TaskDefinitionServer
            $server.Url | Should -Match '^http://127\.0\.0\.1:\d+$'
            "$server" | Should -Be $server.Url
            $server.Region | Should -Be 'us-east-1'
            $server.Store | Should -Be (Get-TaskDefinitionStore).Path
            (Get-Process -Id $server.ProcessId).HasExited | Should -BeFalse
            (Invoke-RestMethod "$server/health").status | Should -Be 'ok'

            (Invoke-Operation $server RegisterTaskDefinition (New-Definition web)).taskDefinition.revision | Should -Be 1
            "$(Get-TaskDefinition web -Latest)" | Should -Be 'web:1'
            $null = Add-Revision web
            (Invoke-Operation $server DescribeTaskDefinition @{ taskDefinition = 'web' }).taskDefinition.revision | Should -Be 2
        }

        It 'serves the AWS CLI' {
            if (-not (Get-Command aws -CommandType Application -ErrorAction Ignore)) { Set-ItResult -Skipped -Because 'the AWS CLI is not installed' }
            $server = Start-TaskDefinitionServer
            $null = Add-Revision web
            $names = 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_ENDPOINT_URL_ECS'
            $before = $names | ForEach-Object { [System.Environment]::GetEnvironmentVariable($_) }
            try {
                $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = 'any'
                $env:AWS_ENDPOINT_URL_ECS = $server.Url
                $answer = aws --region us-east-1 ecs describe-task-definition --task-definition web | ConvertFrom-Json
                $answer.taskDefinition.family | Should -Be 'web'
            }
            finally {
                for ($i = 0; $i -lt $names.Count; $i++) { Set-EnvironmentVariable $names[$i] $before[$i] }
            }
        }

        It 'takes account, clock and region' {
            $server = Start-TaskDefinitionServer -Account 123456789012 -Clock 2026-01-02T03:04:05Z -Region eu-west-1
            $server.Account | Should -Be '123456789012'
            $revision = (Invoke-Operation $server RegisterTaskDefinition (New-Definition web)).taskDefinition
            $revision.taskDefinitionArn | Should -Be 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1'
            $revision.registeredAt | Should -Be ([System.DateTimeOffset] '2026-01-02T03:04:05Z').ToUnixTimeSeconds()
        }

        It 'has a log that only its owner can read, with the details of a fault' {
            $server = Start-TaskDefinitionServer
            $null = Add-Revision web
            $null = Invoke-Operation $server DescribeTaskDefinition @{ taskDefinition = 'web' }
            $region = Join-Path $server.Store us-east-1
            Rename-Item -LiteralPath $region -NewName away
            $failure = try { Invoke-Operation $server DescribeTaskDefinition @{ taskDefinition = 'web' } } catch { $_ }
            $failure.ErrorDetails.Message | Should -BeLike '*StoreRegionGone: *request id *'
            $id = [regex]::Match($failure.ErrorDetails.Message, 'request id ([0-9a-f-]+)').Groups[1].Value
            Wait-Until { (Read-StoreFile $server.LogPath) -match $id }
            Read-StoreFile $server.LogPath | Should -BeLike "*$id*us-east-1*"
            if ($IsLinux -or $IsMacOS) { (Get-Item -LiteralPath $server.LogPath).UnixMode | Should -Be '-rw-------' }

            $server | Stop-TaskDefinitionServer
            $server.LogPath | Should -Exist
            Remove-Item -LiteralPath $server.LogPath
        }

        It 'leaves no log where nothing went wrong' {
            $server = Start-TaskDefinitionServer
            $server.LogPath | Should -Exist
            $server | Stop-TaskDefinitionServer
            Wait-Until { -not (Test-Path -LiteralPath $server.LogPath) }
            $server.LogPath | Should -Not -Exist
        }

        It 'takes a removal delay' {
            $server = Start-TaskDefinitionServer -RemovalDelay 0s
            $null = Invoke-Operation $server RegisterTaskDefinition (New-Definition web)
            $null = Invoke-Operation $server DeregisterTaskDefinition @{ taskDefinition = 'web:1' }
            $null = Invoke-Operation $server DeleteTaskDefinitions @{ taskDefinitions = @('web:1') }
            { Invoke-Operation $server DescribeTaskDefinition @{ taskDefinition = 'web:1' } } | Should -Throw
        }

        It 'takes a store with blanks and quotes in its name' {
            $name = if ($IsWindows) { 'my store' } else { 'my "store" \' }
            $server = Start-TaskDefinitionServer -Store (Join-Path $TestDrive $name)
            $null = Invoke-Operation $server RegisterTaskDefinition (New-Definition web)
            "$(Get-TaskDefinition web -Latest -Store (Join-Path $TestDrive $name))" | Should -Be 'web:1'
        }

        It 'sets the variables of the SDKs with -SetEnvironment, and takes them back' {
            $names = 'AWS_ENDPOINT_URL_ECS', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE', 'HOME', 'USERPROFILE'
            $before = $names | ForEach-Object { [System.Environment]::GetEnvironmentVariable($_) }
            function Get-Variables { $names[0..4] | ForEach-Object { [string] [System.Environment]::GetEnvironmentVariable($_) } }
            try {
                foreach ($name in $names[0..5]) { Set-EnvironmentVariable $name $null }
                foreach ($name in $names[6..7]) { Set-EnvironmentVariable $name "$TestDrive" }
                $plain = Start-TaskDefinitionServer
                Get-Variables | Should -Be '', '', '', '', '' -Because 'nobody asked for them'
                $one = Start-TaskDefinitionServer -Region eu-west-1 -SetEnvironment
                Get-Variables | Should -Be $one.Url, 'eu-west-1', 'eu-west-1', 'ecs-task-def', 'ecs-task-def'
                $two = Start-TaskDefinitionServer -SetEnvironment
                $env:AWS_ENDPOINT_URL_ECS | Should -Be $two.Url
                $env:AWS_REGION | Should -Be 'eu-west-1' -Because 'it is set already'
                $one | Stop-TaskDefinitionServer
                Get-Variables | Should -Be $two.Url, '', '', '', ''
                $two | Stop-TaskDefinitionServer
                Get-Variables | Should -Be '', '', '', '', ''

                $env:AWS_REGION = 'ap-east-1'
                $env:AWS_PROFILE = 'mine'
                $env:AWS_ENDPOINT_URL_ECS = 'http://before'
                $three = Start-TaskDefinitionServer -SetEnvironment
                Get-Variables | Should -Be $three.Url, 'ap-east-1', '', '', '' -Because 'the user has a profile and a region'
                Stop-TaskDefinitionServer
                Get-Variables | Should -Be 'http://before', 'ap-east-1', '', '', ''

                $four = Start-TaskDefinitionServer -SetEnvironment
                $env:AWS_ENDPOINT_URL_ECS = 'http://mine'
                $four | Stop-TaskDefinitionServer
                $env:AWS_ENDPOINT_URL_ECS | Should -Be 'http://mine' -Because 'somebody changed it since'

                $env:AWS_ENDPOINT_URL_ECS = $null
                $five = Start-TaskDefinitionServer -SetEnvironment
                Stop-Process -Id $five.ProcessId -Force
                Wait-Until { -not $env:AWS_ENDPOINT_URL_ECS }
                $env:AWS_ENDPOINT_URL_ECS | Should -BeNullOrEmpty -Because 'the server is gone'
            }
            finally { for ($i = 0; $i -lt $names.Count; $i++) { Set-EnvironmentVariable $names[$i] $before[$i] } }
        }

        It 'starts nothing with -WhatIf' {
            Start-TaskDefinitionServer -WhatIf | Should -BeNullOrEmpty
        }
    }

    Context 'what it refuses' {
        It 'says that the port is taken' {
            $server = Start-TaskDefinitionServer
            $failure = Get-Failure { Start-TaskDefinitionServer -Port ([uri] $server.Url).Port }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ServerNotStarted,*'
            $failure.ErrorDetails.Message | Should -BeLike "*Cannot listen on $server*"
        }

        It 'gives the server''s own words about a wrong clock' {
            (Get-Failure { Start-TaskDefinitionServer -Clock soon }).Exception.Message | Should -BeLike "*--clock 'soon' is neither*"
        }

        It 'refuses a region that is not listed' {
            { Start-TaskDefinitionServer -Region mars-1 } | Should -Throw -ErrorId 'RegionNotListed,*'
        }

        It 'stops a server that takes too long' {
            (Get-Failure { Start-TaskDefinitionServer -Timeout 00:00:00.001 }).FullyQualifiedErrorId | Should -BeLike 'ServerSlow,*'
        }

        It 'says what to install where <Case>' -ForEach @(
            @{ Case = 'there is no dotnet'; Runtimes = $null; Text = '*there is no dotnet.' }
            @{ Case = 'there is another version'; Runtimes = 'Microsoft.AspNetCore.App 8.0.1 [/x]'; Text = '*dotnet has 8.0.1.' }
            @{ Case = 'there is PowerShell''s runtime alone'; Runtimes = 'Microsoft.NETCore.App 10.0.1 [/x]'; Text = '*dotnet has no ASP.NET Core Runtime.' }
        ) {
            if ($IsWindows -or $PSVersionTable.PSEdition -eq 'Desktop') { Set-ItResult -Skipped -Because 'a script cannot stand in for dotnet.exe' }
            $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
            if ($Runtimes) {
                "#!/bin/sh`necho '$Runtimes'" | Set-Content -LiteralPath "$folder/dotnet"
                chmod +x "$folder/dotnet"
            }
            $path, $rootFolder = $env:PATH, $env:DOTNET_ROOT
            try {
                $env:PATH = $folder
                $env:DOTNET_ROOT = $null
                $failure = Get-Failure { Start-TaskDefinitionServer }
            }
            finally { $env:PATH, $env:DOTNET_ROOT = $path, $rootFolder }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ServerRuntimeMissing,*'
            $failure.Exception.Message | Should -BeLike $Text
            $failure.ErrorDetails.Message | Should -BeLike '*ASP.NET Core Runtime 10.0*https://dotnet.microsoft.com/*'
        }
    }

    Context 'its end' {
        It 'ends with its PowerShell, which <Way>' -ForEach @(
            @{ Way = 'exits'; Last = '' }
            @{ Way = 'is killed'; Last = 'Start-Sleep 300' }
        ) {
            $file = Join-Path $TestDrive "$([guid]::NewGuid()).txt"
            $code = "Import-Module '$module'; (Start-TaskDefinitionServer -Store '$TestDrive/other').ProcessId > '$file'; $Last"
            $parent = Start-Process -FilePath $pwsh -ArgumentList '-NoProfile', '-EncodedCommand', ([System.Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($code))) -PassThru -NoNewWindow
            for ($i = 0; $i -lt 600 -and -not (Get-Content $file -ErrorAction Ignore); $i++) { Start-Sleep -Milliseconds 100 }
            $id = [int] (Get-Content $file -ErrorAction Ignore)
            $id | Should -BeGreaterThan 0 -Because 'the other PowerShell starts a server within a minute'
            if ($Last) {
                Get-Process -Id $id | Should -Not -BeNullOrEmpty
                Stop-Process -Id $parent.Id -Force
            }
            Wait-End $id | Should -BeNullOrEmpty
        }
    }
}
