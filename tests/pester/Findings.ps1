# A definition that has no findings and one that has, for the tests of those who judge them: dot-source it in Describe.
BeforeAll {
    . $PSScriptRoot/Common.ps1

    # Nothing to say about it.
    function New-GoodDefinition([string] $Family = 'web') {
        New-Definition $Family @{
            containerDefinitions = @(@{
                    name = 'app'; image = 'nginx:1.27'; memory = 64; essential = $true
                    logConfiguration = @{ logDriver = 'awslogs'; options = @{ 'awslogs-group' = '/ecs/web'; 'awslogs-region' = 'us-east-1'; 'awslogs-stream-prefix' = 'web' } }
                })
            executionRoleArn = 'arn:aws:iam::000000000000:role/execution'
        }
    }

    $goodJson = New-GoodDefinition | ConvertTo-Json -Depth 10
    $badJson = @'
{
  "family": "web",
  "containerDefintions": [],
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "containerDefinitions": [
    {
      "name": "app",
      "image": "nginx",
      "memory": "512",
      "environment": [
        { "name": "DB_PASSWORD", "value": "correct-horse-battery" },
        { "name": "URL", "value": "postgres://me:staple-and-more@db/web" }
      ]
    }
  ]
}
'@
    function New-File([string] $Name, [string] $Text) {
        $path = Join-Path $folder $Name
        [System.IO.File]::WriteAllText($path, $Text)
        $path
    }
}

BeforeEach {
    Use-NewStore
    $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
    $good = New-File 'good.json' $goodJson
    $bad = New-File 'bad.json' $badJson
}

AfterEach {
    # Whatever was tested, nothing was registered, and no store was made.
    Get-TaskDefinitionFamily -Status ALL | Should -BeNullOrEmpty
    Test-Path -LiteralPath $Store | Should -BeFalse
}
