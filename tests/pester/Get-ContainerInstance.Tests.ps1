Describe 'Get-ContainerInstance' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1

        # Instances are registered by agents: at the endpoint.
        function Add-Instance([string] $Cluster, [int] $Count) {
            $server = Start-TaskDefinitionServer
            try {
                for ($i = 0; $i -lt $Count; $i++) {
                    $body = @{
                        cluster        = $Cluster
                        attributes     = @(@{ name = 'rack'; value = "$i" })
                        totalResources = @(@{ name = 'CPU'; type = 'INTEGER'; integerValue = 1024 }, @{ name = 'MEMORY'; type = 'INTEGER'; integerValue = 2048 })
                        tags           = @(@{ key = 'team'; value = 'web' })
                    }
                    $null = Invoke-RestMethod -Uri "$server" -Method Post -ContentType 'application/x-amz-json-1.1' -Body ($body | ConvertTo-Json -Depth 9) `
                        -Headers @{ 'X-Amz-Target' = 'AmazonEC2ContainerServiceV20141113.RegisterContainerInstance' }
                }
            }
            finally { $server | Stop-TaskDefinitionServer }
        }

        Use-NewStore
        $null = New-ContainerCluster prod
        Add-Instance prod 2
    }

    # One store for all: a server takes its time.
    BeforeEach { $null = Get-ContainerInstance -Cluster prod | Set-ContainerInstance -Status ACTIVE }

    Context 'what it gives' {
        It 'gives all of a cluster, and knows its region' {
            $all = @(Get-ContainerInstance -Cluster prod)
            $all.Status | Should -Be 'ACTIVE', 'ACTIVE'
            $all[0].Region | Should -BeExactly 'us-east-1'
            ($all[0] | Out-String) | Should -Match $all[0].ContainerInstance
        }

        It 'gives ids, ARNs and wildcards' {
            $one = @(Get-ContainerInstance -Cluster prod)[0]
            (Get-ContainerInstance $one.ContainerInstanceArn).ContainerInstanceArn | Should -BeExactly $one.ContainerInstanceArn
            (Get-ContainerInstance $one.ContainerInstance -Cluster prod).ContainerInstanceArn | Should -BeExactly $one.ContainerInstanceArn
            (Get-ContainerInstance "$($one.ContainerInstance.Substring(0, 20))*" -Cluster prod).ContainerInstanceArn | Should -BeExactly $one.ContainerInstanceArn
            ($one | Get-ContainerInstance).ContainerInstanceArn | Should -BeExactly $one.ContainerInstanceArn
            Get-ContainerInstance zz* -Cluster prod | Should -BeNullOrEmpty
        }

        It 'gives those that an expression or a status chooses' {
            (Get-ContainerInstance -Cluster prod -Filter 'attribute:rack == 1').Attributes.Value | Should -Be '1'
            $null = Get-ContainerInstance -Cluster prod -Filter 'attribute:rack == 1' | Set-ContainerInstance -Status DRAINING
            (Get-ContainerInstance -Cluster prod -Status draining).Attributes.Value | Should -Be '1'
        }

        It 'includes tags when it is asked for' {
            (Get-ContainerInstance -Cluster prod)[0].Tags | Should -BeNullOrEmpty
            (Get-ContainerInstance -Cluster prod -IncludeTag)[0].Tags.Key | Should -BeExactly 'team'
        }

        It 'suggests ids' {
            $one = @(Get-ContainerInstance -Cluster prod)[0].ContainerInstance
            Get-Completion "Get-ContainerInstance -Cluster prod -ContainerInstance $($one.Substring(0, 8))" | Should -Contain $one
        }
    }

    Context 'what it refuses' {
        It 'makes what is missing an error' {
            (Get-Failure { Get-ContainerInstance 0123456789abcdef0123456789abcdef -Cluster prod })[0].FullyQualifiedErrorId | Should -BeLike 'MISSING,*'
            (Get-Failure { Get-ContainerInstance -Cluster nosuch })[0].FullyQualifiedErrorId | Should -BeLike 'ClusterNotFoundException*'
            (Get-Failure { Get-ContainerInstance -Cluster prod -Filter 'rack is' })[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameterException*'
        }
    }
}
