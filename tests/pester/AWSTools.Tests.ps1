# AWS.Tools.ECS's cmdlets over the session's registry: each promise of docs/AWSTOOLS.md.
Describe 'EcsTaskDef.AWSTools' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Import-Module EcsTaskDef.AWSTools
        $app = @{ Name = 'app'; Image = 'nginx:1.27'; Memory = 64 }

        # What a new process prints, in which this package is imported, and which has no folders of modules from this one.
        function Read-Process([string] $Script) {
            $base = (Get-Module EcsTaskDef).ModuleBase
            $path = $env:PSModulePath
            $separator = [System.IO.Path]::PathSeparator
            $env:PSModulePath = ($path -split $separator -notlike "$base*") -join $separator
            try { @(& (Get-Shell) -NoProfile -NonInteractive -Command "Import-Module '$base/EcsTaskDef.psd1'; $Script") }
            finally { $env:PSModulePath = $path }
        }
    }

    BeforeEach { Use-NewStore }

    AfterEach { $global:StoredAWSRegion = $null }

    AfterAll { Remove-Module -Name AWS.Tools.ECS, AWS.Tools.Common, EcsTaskDef.AWSTools -ErrorAction Ignore }

    Context 'on demand' {
        It 'is not loaded by EcsTaskDef, nor by a command of its own' {
            $printed = Read-Process @'
$before = $env:PSModulePath
@(Get-Command Get-ECSClusterList, Set-AWSCredential -ErrorAction Ignore).Count
try { Get-ECSClusterList } catch { $_.FullyQualifiedErrorId }
Import-Module EcsTaskDef.AWSTools
(Get-Command Get-ECSClusterList, Set-AWSCredential).Source -join ' '
Remove-Module EcsTaskDef.AWSTools
@(Get-Command Get-ECSClusterList -ErrorAction Ignore).Count
$before -eq $env:PSModulePath
Remove-Module EcsTaskDef
$env:PSModulePath -like '*on-demand*'
'@
            $printed | Should -Be '0', 'CommandNotFoundException', 'EcsTaskDef.AWSTools EcsTaskDef.AWSTools', '0', 'True', 'False'
        }

        It 'imports EcsTaskDef where it is not there yet' {
            $module = Join-Path (Get-Module EcsTaskDef).ModuleBase 'module/on-demand/EcsTaskDef.AWSTools'
            & (Get-Shell) -NoProfile -NonInteractive -Command "Import-Module '$module'; [bool] (Get-Command Get-TaskDefinition)" |
                Should -Be 'True'
        }

        It 'refuses to hide the real one unless it is forced' {
            $real = Join-Path $TestDrive 'AWS.Tools.ECS/AWS.Tools.ECS.psm1'
            $null = New-Item -ItemType Directory -Path (Split-Path $real)
            Set-Content -LiteralPath $real -Value 'function Get-ECSClusterList { "AWS" }'
            $printed = Read-Process @"
Import-Module '$real'
try { Import-Module EcsTaskDef.AWSTools } catch { "`$_" }
(Get-Command Get-ECSClusterList).Source
Import-Module EcsTaskDef.AWSTools -ArgumentList Force
(Get-Command Get-ECSTaskList).Source
"@
            $printed[0] | Should -BeLike 'AWS.Tools.ECS 0.0 is loaded in this process, and its cmdlets go to AWS.*-ArgumentList Force.'
            $printed[1..2] | Should -Be 'AWS.Tools.ECS', 'EcsTaskDef.AWSTools'
        }

        It 'leaves the cmdlets of a real AWS.Tools.Common alone' {
            $real = Join-Path $TestDrive 'AWS.Tools.Common/AWS.Tools.Common.psm1'
            $null = New-Item -ItemType Directory -Path (Split-Path $real)
            Set-Content -LiteralPath $real -Value 'function Set-AWSCredential { "AWS" }'
            $script = 'Import-Module EcsTaskDef.AWSTools; Set-AWSCredential; (Get-Command Get-ECSTaskList).Source'
            Read-Process "Import-Module '$real'; $script" | Should -Be 'AWS', 'EcsTaskDef.AWSTools'
        }
    }

    Context 'in the place of AWS.Tools.ECS' {
        It 'answers Import-Module and #Requires' {
            $script = Join-Path $TestDrive 'requires.ps1'
            Set-Content -LiteralPath $script -Value @(
                "#Requires -Modules AWS.Tools.Common, @{ ModuleName = 'AWS.Tools.ECS'; ModuleVersion = '4.1.0' }"
                'Import-Module AWS.Tools.ECS -MinimumVersion 4.1.0'
                'Get-ECSClusterList'
            )
            $null = New-ContainerCluster prod
            & $script | Should -BeLike '*:cluster/prod'
            (Get-Command Get-ECSClusterList).Source | Should -Be 'EcsTaskDef.AWSTools'
        }

        It 'answers in other runspaces too' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
            $null = New-ContainerCluster prod
            Set-TaskDefinitionStore -Store $script:Store -Region us-east-1 -Scope Process
            try { 1 | ForEach-Object -Parallel { Get-ECSClusterList } | Should -BeLike '*:cluster/prod' }
            finally { Set-TaskDefinitionStore -Reset }
        }

        It 'refuses the cmdlets whose operation is not offered' {
            { Update-ECSContainerAgent x } | Should -Throw 'UpdateContainerAgent is not offered by EcsTaskDef.*' `
                -ErrorId 'Amazon.ECS.Model.ClientException,Amazon.PowerShell.Cmdlets.ECS.UpdateECSContainerAgentCmdlet'
        }

        It 'has help' { (Get-Help Register-ECSTaskDefinition).Synopsis | Should -BeLike 'Calls RegisterTaskDefinition on the store*' }
    }

    Context 'its cmdlets' {
        It 'do everything that the registry does' {
            $id = '0123456789abcdef0123456789abcdef'
            $tour = [ordered] @{
                'New-ECSCluster'                  = { New-ECSCluster prod }
                'Get-ECSClusterList'              = { Get-ECSClusterList }
                'Get-ECSClusterDetail'            = { (Get-ECSClusterDetail prod).Clusters }
                'Update-ECSCluster'               = { Update-ECSCluster prod -ServiceConnectDefaults_Namespace shop }
                'Update-ECSClusterSetting'        = {
                    Update-ECSClusterSetting prod -Setting @{ Name = 'containerInsights'; Value = 'enabled' }
                }
                'Register-ECSTaskDefinition'      = { Register-ECSTaskDefinition web -ContainerDefinition $app }
                'Get-ECSTaskDefinitionDetail'     = { Get-ECSTaskDefinitionDetail web }
                'Get-ECSTaskDefinitionList'       = { Get-ECSTaskDefinitionList }
                'Get-ECSTaskDefinitionFamilyList' = { Get-ECSTaskDefinitionFamilyList }
                'Add-ECSResourceTag'              = {
                    $script:arn = Get-ECSTaskDefinitionList
                    Add-ECSResourceTag $arn -Tag @{ Key = 'a'; Value = 'b' }
                }
                'Get-ECSTagsForResource'          = { Get-ECSTagsForResource $arn }
                'Remove-ECSResourceTag'           = { Remove-ECSResourceTag $arn -TagKey a -Force }
                'New-ECSService'                  = { New-ECSService prod -ServiceName site -TaskDefinition web -DesiredCount 1 }
                'Get-ECSClusterService'           = { Get-ECSClusterService prod }
                'Get-ECSService'                  = { (Get-ECSService prod -Service site).Services }
                'Update-ECSService'               = { Update-ECSService prod -Service site -DesiredCount 2 }
                'Get-ECSServiceDeploymentList'    = { $script:deployments = Get-ECSServiceDeploymentList prod -Service site; $deployments }
                'Get-ECSServiceDeploymentDetail'  = {
                    (Get-ECSServiceDeploymentDetail -ServiceDeploymentArn $deployments[0].ServiceDeploymentArn).ServiceDeployments
                }
                'Get-ECSServiceRevision'          = {
                    (Get-ECSServiceRevision -ServiceRevisionArn $deployments[0].TargetServiceRevisionArn).ServiceRevisions
                }
                'New-ECSTask'                     = { (New-ECSTask prod -TaskDefinition web).Tasks }
                'Get-ECSTaskList'                 = { Get-ECSTaskList prod }
                'Get-ECSTaskDetail'               = { (Get-ECSTaskDetail prod -Task (Get-ECSTaskList prod)[0]).Tasks }
                # No cmdlet registers an instance: an agent does.
                'Get-ECSContainerInstanceList'    = { Get-ECSContainerInstanceList prod -Select * }
                'Get-ECSContainerInstanceDetail'  = { (Get-ECSContainerInstanceDetail prod -ContainerInstance $id).Failures }
                'Start-ECSTask'                   = { (Start-ECSTask prod -TaskDefinition web -ContainerInstance $id).Failures }
                'Write-ECSAccountSetting'         = { Write-ECSAccountSetting -Name containerInsights -Value enabled }
                'Write-ECSAccountSettingDefault'  = { Write-ECSAccountSettingDefault -Name taskLongArnFormat -Value enabled }
                'Get-ECSAccountSetting'           = { Get-ECSAccountSetting }
                'Remove-ECSAccountSetting'        = { Remove-ECSAccountSetting -Name containerInsights -Force }
                'New-ECSCapacityProvider'         = {
                    'asg', 'spare' | ForEach-Object {
                        New-ECSCapacityProvider -Name $_ -AutoScalingGroupProvider_AutoScalingGroupArn "arn:aws:autoscaling:us-east-1:000000000000:autoScalingGroup:0:autoScalingGroupName/$_"
                    }
                }
                'Update-ECSCapacityProvider'      = { Update-ECSCapacityProvider asg -ManagedScaling_TargetCapacity 50 }
                'Get-ECSCapacityProvider'         = { Get-ECSCapacityProvider }
                'Remove-ECSCapacityProvider'      = { Remove-ECSCapacityProvider spare -Force }
                'Write-ECSClusterCapacityProvider' = {
                    Write-ECSClusterCapacityProvider prod -CapacityProvider asg -DefaultCapacityProviderStrategy @{ CapacityProvider = 'asg'; Weight = 1 }
                }
                'Update-ECSContainerInstancesState' = {
                    (Update-ECSContainerInstancesState prod -ContainerInstance $id -Status DRAINING).Failures
                }
                'Write-ECSAttribute'              = {
                    try { Write-ECSAttribute prod -Attribute @{ Name = 'rack'; Value = '1'; TargetId = $id } } catch { "$_" }
                }
                'Get-ECSAttributeList'            = { Get-ECSAttributeList prod -TargetType container-instance -Select * }
                'Remove-ECSAttribute'             = {
                    try { Remove-ECSAttribute prod -Attribute @{ Name = 'rack'; TargetId = $id } -Force } catch { "$_" }
                }
                'Get-ECSTaskProtection'           = { Get-ECSTaskProtection prod -Task (Get-ECSTaskList prod) }
                'Update-ECSTaskProtection'        = { Update-ECSTaskProtection prod -Task (Get-ECSTaskList prod)[0] -ProtectionEnabled $true }
                'Invoke-ECSCommand'               = {
                    try { Invoke-ECSCommand prod -Task (Get-ECSTaskList prod)[0] -Command 'sh' -Interactive $true } catch { "$_" }
                }
                'Get-ECSServicesByNamespace'      = { Get-ECSServicesByNamespace shop -Select * }
                'Stop-ECSServiceDeployment'       = {
                    try { Stop-ECSServiceDeployment $deployments[0].ServiceDeploymentArn -StopType ROLLBACK } catch { "$_" }
                }
                'Resume-ECSServiceDeployment'     = {
                    try { Resume-ECSServiceDeployment $deployments[0].ServiceDeploymentArn -HookId x -Action CONTINUE } catch { "$_" }
                }
                'New-ECSTaskSet'                  = {
                    $null = New-ECSService prod -ServiceName sets -DeploymentController_Type EXTERNAL -DesiredCount 1
                    $script:set = New-ECSTaskSet prod -Service sets -TaskDefinition web -Scale_Unit PERCENT -Scale_Value 100
                    $set
                }
                'Update-ECSTaskSet'               = { Update-ECSTaskSet prod -Service sets -TaskSet $set.Id -Scale_Unit PERCENT -Scale_Value 50 }
                'Update-ECSServicePrimaryTaskSet' = { Update-ECSServicePrimaryTaskSet prod -Service sets -PrimaryTaskSet $set.Id }
                'Get-ECSTaskSet'                  = { (Get-ECSTaskSet prod -Service sets -TaskSet $set.Id).TaskSets }
                'Remove-ECSTaskSet'               = { Remove-ECSTaskSet prod -Service sets -TaskSet $set.Id -Enforce $true -Force }
                'New-ECSExpressGatewayService'    = {
                    $script:express = New-ECSExpressGatewayService prod -ServiceName gate -PrimaryContainer_Image gate:1 -ExecutionRoleArn run `
                        -InfrastructureRoleArn infra -ScalingTarget_MinTaskCount 1
                    $express
                }
                'Update-ECSExpressGatewayService' = {
                    Update-ECSExpressGatewayService $express.ServiceArn -PrimaryContainer_Image gate:2 -AwsLogsConfiguration_LogGroup gate
                }
                'Get-ECSExpressGatewayService'    = { Get-ECSExpressGatewayService $express.ServiceArn -Include TAGS }
                'Remove-ECSExpressGatewayService' = { Remove-ECSExpressGatewayService $express.ServiceArn -Force }
                'Register-ECSDaemonTaskDefinition' = {
                    $script:daemonDefinition = Register-ECSDaemonTaskDefinition log -ContainerDefinition @{ Name = 'log'; Image = 'x'; Memory = 64 }
                    $daemonDefinition
                }
                'Get-ECSDaemonTaskDefinitionDetail' = { Get-ECSDaemonTaskDefinitionDetail $daemonDefinition }
                'Get-ECSDaemonTaskDefinitionList' = { Get-ECSDaemonTaskDefinitionList }
                'New-ECSDaemon'                   = {
                    $managed = New-ECSCapacityProvider managed -Cluster prod -ManagedInstancesProvider_InfrastructureRoleArn arn:aws:iam::000000000000:role/i `
                        -InstanceLaunchTemplate_Ec2InstanceProfileArn arn:aws:iam::000000000000:instance-profile/ecsInstanceRole `
                        -NetworkConfiguration_Subnet subnet-1
                    $cluster = (Get-ECSClusterDetail prod).Clusters[0].ClusterArn
                    $script:daemon = New-ECSDaemon -DaemonName log -ClusterArn $cluster -DaemonTaskDefinitionArn $daemonDefinition `
                        -CapacityProviderArn $managed.CapacityProviderArn
                    $daemon
                }
                'Get-ECSDaemonList'               = { Get-ECSDaemonList (Get-ECSClusterDetail prod).Clusters[0].ClusterArn }
                'Get-ECSDaemonDetail'             = { Get-ECSDaemonDetail $daemon.DaemonArn }
                'Get-ECSDaemonDeploymentList'     = { $script:daemonDeployments = Get-ECSDaemonDeploymentList $daemon.DaemonArn; $daemonDeployments }
                'Get-ECSDaemonDeploymentDetail'   = {
                    (Get-ECSDaemonDeploymentDetail -DaemonDeploymentArn $daemonDeployments[0].DaemonDeploymentArn).DaemonDeployments
                }
                'Get-ECSDaemonRevisionDetail'     = {
                    (Get-ECSDaemonRevisionDetail -DaemonRevisionArn $daemonDeployments[0].TargetDaemonRevisionArn).DaemonRevisions
                }
                'Update-ECSDaemon'                = {
                    Update-ECSDaemon -DaemonArn $daemon.DaemonArn -DaemonTaskDefinitionArn $daemonDefinition `
                        -CapacityProviderArn (Get-ECSCapacityProvider prod -CapacityProvider managed).CapacityProviderArn
                }
                'Remove-ECSDaemon'                = { Remove-ECSDaemon $daemon.DaemonArn -Force }
                'Remove-ECSDaemonTaskDefinition'  = { Remove-ECSDaemonTaskDefinition $daemonDefinition -Force }
                'Stop-ECSTask'                    = { Stop-ECSTask prod -Task (Get-ECSTaskList prod -Family web)[0] }
                'Unregister-ECSContainerInstance' = {
                    try { Unregister-ECSContainerInstance prod -ContainerInstance $id -ForceDeregistration $true } catch { "$_" }
                }
                'Remove-ECSService'               = { Remove-ECSService prod -Service site -Enforce $true -Force }
                'Unregister-ECSTaskDefinition'    = { Unregister-ECSTaskDefinition web:1 }
                'Remove-ECSTaskDefinition'        = { (Remove-ECSTaskDefinition web:1 -Force).TaskDefinitions }
                'Remove-ECSCluster'               = { New-ECSCluster last -Select '^ClusterName' | Remove-ECSCluster -Force }
            }
            $offered = Get-Command -Module EcsTaskDef.AWSTools -Name *-ECS* -CommandType Cmdlet |
                Where-Object { $_.ImplementingType.BaseType.Name -ne 'MissingCommand' }
            $tour.Keys | Sort-Object | Should -Be ($offered.Name | Sort-Object)
            foreach ($name in $tour.Keys) {
                $said = & $tour[$name]
                if ($name -like '*-ECSResourceTag') { $said | Should -BeNullOrEmpty -Because $name }
                else { $said | Should -Not -BeNullOrEmpty -Because $name }
            }
        }

        It 'make Express services, which those of EcsTaskDef show as any other' {
            $made = New-ECSExpressGatewayService -ServiceName gate -PrimaryContainer_Image gate:1 -ExecutionRoleArn run -InfrastructureRoleArn infra
            $made.Status.StatusCode.Value | Should -Be ACTIVE
            $made.ActiveConfigurations[0].PrimaryContainer.ContainerPort | Should -Be 80
            $service = Get-ContainerService -ResourceManagementType ECS
            $service.ServiceName | Should -Be gate
            $service | Out-String | Should -Match 'default-gate:1'
            Get-ContainerService -ResourceManagementType CUSTOMER | Should -BeNullOrEmpty
            (Get-TaskDefinitionUsage default-gate:1).Services.Service | Should -Be gate
            { Remove-ContainerService gate -Force } | Should -Throw '*use DeleteExpressGatewayService to delete*'
        }

        It 'share the store with those of EcsTaskDef' {
            $null = Register-ECSTaskDefinition -Family web -ContainerDefinition $app
            "$(Get-TaskDefinition web)" | Should -Be 'web:1'
            $null = Get-TaskDefinition web | Unregister-TaskDefinitionRevision
            (Get-ECSTaskDefinitionDetail web:1).TaskDefinition.Status | Should -Be 'INACTIVE'
        }
    }

    Context 'parameters' {
        It 'are flattened, and keep the long names as aliases' {
            $null = Register-ECSTaskDefinition web -ContainerDefinition @{ Name = 'app'; Image = 'x' } `
                -NetworkMode awsvpc -Cpu 256 -Memory 512 -RequiresCompatibilities FARGATE -RuntimePlatform_CpuArchitecture ARM64 `
                -RuntimePlatform_OperatingSystemFamily LINUX
            (Get-TaskDefinition web).RuntimePlatform.CpuArchitecture | Should -Be 'ARM64'
            $null = New-ECSCluster
            $service = New-ECSService -ServiceName a -TaskDefinition web -LaunchType FARGATE -DesiredCount 0 `
                -AwsvpcConfiguration_Subnet subnet-1 -NetworkConfiguration_AwsvpcConfiguration_AssignPublicIp ENABLED `
                -DeploymentCircuitBreaker_Enable $true -DeploymentCircuitBreaker_Rollback $false -ErrorAction Stop
            $service.NetworkConfiguration.AwsvpcConfiguration.Subnets | Should -Be 'subnet-1'
            $service.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp | Should -Be 'ENABLED'
            $service.DeploymentConfiguration.DeploymentCircuitBreaker.Enable | Should -BeTrue
        }

        It 'take hashtables, objects and the model''s own classes' {
            $made = New-Object Amazon.ECS.Model.ContainerDefinition
            $made.Name = 'made'
            $made.Image = 'x'
            $made.Memory = 64
            $made.Environment = @([Amazon.ECS.Model.KeyValuePair] @{ Name = 'A'; Value = 'b' })
            $made.DockerLabels = [System.Collections.Generic.Dictionary[string, string]]::new()
            $made.DockerLabels.Add('team', 'x')
            $third = [pscustomobject] @{ Name = 'third'; Image = 'x'; Memory = 6 }
            $null = Register-ECSTaskDefinition web -ContainerDefinition $app, $made, $third
            $stored = (Get-TaskDefinition web).ContainerDefinitions
            $stored.Name | Should -Be 'app', 'made', 'third'
            $stored[1].Environment[0].Value | Should -Be 'b'
            $stored[1].DockerLabels['team'] | Should -Be 'x'
        }

        It 'take what a response gave' {
            $checked = $app + @{ HealthCheck = @{ Command = 'CMD', 'true' } }
            $null = Register-ECSTaskDefinition web -ContainerDefinition $checked -Volume @{ Name = 'v' }
            $old = (Get-ECSTaskDefinitionDetail web).TaskDefinition
            $null = Register-ECSTaskDefinition web -ContainerDefinition $old.ContainerDefinitions -Volume $old.Volumes
            Compare-TaskDefinition web:1 web:2 | Should -BeNullOrEmpty
        }

        It 'refuse members that the model does not have' {
            { Register-ECSTaskDefinition web -ContainerDefinition @{ Name = 'app'; Imgae = 'x' } } | Should -Throw '*Imgae*'
        }

        It 'take values from the pipeline, by value and by name' {
            $null = Add-Revision web 2
            (Get-ECSTaskDefinitionList | Get-ECSTaskDefinitionDetail).TaskDefinition.Revision | Should -Be 1, 2
            [pscustomobject] @{ Family = 'api'; ContainerDefinition = $app } | Register-ECSTaskDefinition -Select TaskDefinition.Family |
                Should -Be 'api'
        }

        It 'warn of null where a value is needed, and send none' {
            { Get-ECSTaskDefinitionDetail -TaskDefinition $null -WarningVariable script:warned -WarningAction SilentlyContinue } |
                Should -Throw 'Task Definition can not be blank.'
            "$warned" | Should -BeLike '*TaskDefinition which is marked as required*'
        }

        It 'accept credentials, profiles and addresses' {
            $secret = [securestring]::new()
            Get-ECSClusterList -ProfileName x -ProfileLocation y -AccessKey a -SecretKey b -SessionToken c -EndpointUrl http://localhost:1 `
                -Credential ([pscustomobject] @{ a = 1 }) -NetworkCredential ([pscredential]::new('a', $secret)) -ClientConfig @{ a = 1 } |
                Should -BeNullOrEmpty
        }
    }

    Context 'output' {
        BeforeEach { $null = Add-Revision web 2 }

        It 'has the classes, the names and the texts of AWS''s SDK' {
            $answer = Get-ECSTaskDefinitionDetail web:1 -Include TAGS
            $answer | Should -BeOfType Amazon.ECS.Model.DescribeTaskDefinitionResponse
            $answer.HttpStatusCode | Should -Be 'OK'
            $answer.ResponseMetadata.RequestId | Should -Match '^[0-9a-f-]{36}$'
            $definition = $answer.TaskDefinition
            $definition -is [Amazon.ECS.Model.TaskDefinition] | Should -BeTrue
            $definition.ContainerDefinitions.GetType().FullName | Should -BeLike 'System.Collections.Generic.List*'
            $definition.Revision | Should -BeExactly 1
        }

        It 'has statuses that compare like their texts' {
            $status = (Get-ECSTaskDefinitionDetail web:1).TaskDefinition.Status
            $status -eq 'ACTIVE' | Should -BeTrue
            'ACTIVE' -eq $status | Should -BeTrue
            $status -in 'INACTIVE', 'ACTIVE' | Should -BeTrue
            $status -eq [Amazon.ECS.TaskDefinitionStatus]::ACTIVE | Should -BeTrue
            $status -ne [Amazon.ECS.TaskDefinitionStatus]::INACTIVE | Should -BeTrue
            "$status", $status.Value | Should -Be 'ACTIVE', 'ACTIVE'
        }

        It 'has times in UTC, and null for what ECS left out' {
            $definition = (Get-ECSTaskDefinitionDetail web:1).TaskDefinition
            $definition.RegisteredAt | Should -BeOfType datetime
            $definition.RegisteredAt.Kind | Should -Be 'Utc'
            $definition.RegisteredAt | Should -Be (Get-TaskDefinition web:1).RegisteredAt.UtcDateTime
            $null -eq $definition.DeregisteredAt | Should -BeTrue
            $null -eq $definition.RequiresCompatibilities | Should -BeTrue
            $null -eq $definition.Volumes | Should -BeFalse
        }

        It 'is what -Select selects' {
            (Get-ECSTaskDefinitionList -Select *).TaskDefinitionArns.Count | Should -Be 2
            Get-ECSTaskDefinitionDetail web:1 -Select TaskDefinition.ContainerDefinitions.Image | Should -Be 'nginx:1.27'
            Get-ECSTaskDefinitionDetail web:1 -Select taskdefinition.revision | Should -Be 1
            'web:1', 'web:2' | Unregister-ECSTaskDefinition -Select ^TaskDefinition | Should -Be 'web:1', 'web:2'
            Remove-ECSTaskDefinition web:1, web:2 -Select ^TaskDefinitions -Force | Should -Be 'web:1', 'web:2'
            foreach ($invalid in 'Nothing', '^Nothing', 'TaskDefinition.Nothing') {
                { Get-ECSTaskDefinitionDetail web:1 -Select $invalid } | Should -Throw 'Invalid value for -Select parameter.*'
            }
            (Get-TaskDefinition web:1).Status | Should -Be 'DELETE_IN_PROGRESS'
        }
    }

    Context 'paging' {
        BeforeEach { $null = Add-Revision web 5 }

        It 'reads all pages, in pages of the size that is asked for' {
            @(Get-ECSTaskDefinitionList -MaxResult 2).Count | Should -Be 5
            $pages = @(Get-ECSTaskDefinitionList -MaxItems 2 -Select *)
            $pages.Count | Should -Be 3
            $pages[2].TaskDefinitionArns | Should -BeLike '*/web:5'
            $null -eq $pages[2].NextToken | Should -BeTrue
        }

        It 'reads one page where that is asked for' {
            @(Get-ECSTaskDefinitionList -MaxResult 2 -NoAutoIteration).Count | Should -Be 2
            $first = Get-ECSTaskDefinitionList -MaxResult 2 -NextToken $null -Select *
            $second = Get-ECSTaskDefinitionList -MaxResult 2 -NextToken $first.NextToken -Select *
            $second.TaskDefinitionArns | ForEach-Object { $_ -replace '.*:' } | Should -Be '3', '4'
        }

        It 'stops when the next command has enough' {
            $verbose = Get-ECSTaskDefinitionList -MaxResult 2 -Verbose 4>&1 | Select-Object -First 2
            @($verbose | Where-Object { "$_" -like 'ListTaskDefinitions is answered by*' }).Count | Should -Be 1
        }
    }

    Context 'errors' {
        It 'are those of AWS.Tools: the SDK''s exception inside of an InvalidOperationException' {
            $failed = try { Get-ECSTaskDefinitionDetail nowhere } catch { $_ }
            $failed.Exception | Should -BeOfType System.InvalidOperationException
            $failed.Exception.Message | Should -Be 'Unable to describe task definition.'
            $failed.FullyQualifiedErrorId |
                Should -Be 'Amazon.ECS.Model.ClientException,Amazon.PowerShell.Cmdlets.ECS.GetECSTaskDefinitionDetailCmdlet'
            $failed.CategoryInfo.Category | Should -Be 'InvalidOperation'
            $inner = $failed.Exception.InnerException
            $inner | Should -BeOfType Amazon.ECS.AmazonECSException
            $inner | Should -BeOfType Amazon.Runtime.AmazonServiceException
            $inner.ErrorCode | Should -Be 'ClientException'
            $inner.StatusCode | Should -Be 'BadRequest'
            $inner.RequestId | Should -Match '^[0-9a-f-]{36}$'
        }

        It 'can be caught by their class' {
            $caught = try { Get-ECSService nowhere -Service web }
            catch [Amazon.ECS.Model.ClusterNotFoundException] { 'cluster' }
            catch { 'other' }
            $caught | Should -Be 'cluster'
        }

        It 'stop the command' {
            $null = Add-Revision web
            { 'nowhere', 'web' | Get-ECSTaskDefinitionDetail -ErrorAction SilentlyContinue } | Should -Throw 'Unable to describe*'
        }

        It 'have the base class where the API has none' {
            Set-TaskDefinitionStore -RegistrationQuota 1
            $failed = try { 1..3 | ForEach-Object { Register-ECSTaskDefinition web -ContainerDefinition $app } } catch { $_ }
            $failed.FullyQualifiedErrorId | Should -BeLike 'Amazon.ECS.AmazonECSException,*'
            $failed.Exception.InnerException.ErrorCode | Should -Be 'ThrottlingException'
        }

        It 'say what is wrong with the store' {
            $null = Add-Revision web
            Set-TaskDefinitionStore -Store $script:Store
            Edit-Journal 1 '"web"' '"wob"'
            $failed = try { Read-Process "Set-TaskDefinitionStore '$((Get-TaskDefinitionStore).Path)'; Import-Module EcsTaskDef.AWSTools
                try { Get-ECSTaskDefinitionList -Region us-east-1 } catch { `$_.FullyQualifiedErrorId; `"`$_`" }" } catch { $_ }
            $failed[0] | Should -BeLike 'Amazon.ECS.Model.ServerException,*'
            $failed[1] | Should -BeLike '*journal-1.jsonl*'
        }
    }

    Context 'confirmation' {
        BeforeEach {
            $null = Add-Revision web 2
            $null = Unregister-TaskDefinitionRevision web:1
        }

        It 'is asked for by Remove- alone' {
            foreach ($name in 'Remove-ECSTaskDefinition', 'Unregister-ECSTaskDefinition') {
                ([System.Management.Automation.CommandMetadata] (Get-Command $name)).ConfirmImpact |
                    Should -Be $(if ($name -like 'Remove-*') { 'High' } else { 'Medium' })
            }
            $null = Remove-ECSTaskDefinition web:1 -Confirm:$false
            (Get-TaskDefinition web:1).Status | Should -Be 'DELETE_IN_PROGRESS'
        }

        It 'changes nothing with -WhatIf, which is stronger than -Force' {
            Remove-ECSTaskDefinition web:1 -WhatIf -Force | Should -BeNullOrEmpty
            Unregister-ECSTaskDefinition web:2 -WhatIf | Should -BeNullOrEmpty
            (Get-TaskDefinition web:1, web:2).Status | Should -Be 'INACTIVE', 'ACTIVE'
        }

        It 'is silenced by -Force, which is stronger than $WhatIfPreference, as there' {
            $WhatIfPreference = $true
            Unregister-ECSTaskDefinition web:2 | Should -BeNullOrEmpty
            (Unregister-ECSTaskDefinition web:2 -Force).Status | Should -Be 'INACTIVE'
        }
    }

    Context 'regions and credentials' {
        BeforeEach { $null = New-ContainerCluster west -Region us-west-2 }

        It 'takes -Region, as a text or an object, then $StoredAWSRegion, then the session''s' {
            Get-ECSClusterList | Should -BeNullOrEmpty
            Get-ECSClusterList -Region us-west-2 | Should -BeLike '*:us-west-2:*:cluster/west'
            Get-ECSClusterList -Region ([pscustomobject] @{ SystemName = 'us-west-2' }) | Should -BeLike '*/west'
            Set-DefaultAWSRegion us-west-2
            Get-ECSClusterList | Should -BeLike '*/west'
            (Get-DefaultAWSRegion).Region | Should -Be 'us-west-2'
            Clear-DefaultAWSRegion
            Get-ECSClusterList | Should -BeNullOrEmpty
            Get-DefaultAWSRegion | Should -BeNullOrEmpty
        }

        It 'accepts what runbooks say about credentials' {
            Set-AWSCredential -AccessKey a -SecretKey b -StoreAs default | Should -BeNullOrEmpty
            Set-AWSCredentials -ProfileName ops | Should -BeNullOrEmpty
            Clear-AWSCredential | Should -BeNullOrEmpty
            Initialize-AWSDefaults -ProfileName ops -Region us-west-2
            Get-ECSClusterList | Should -BeLike '*/west'
        }

        It 'lists the regions' {
            (Get-AWSRegion eu-west-1).Name | Should -Be 'Europe (Ireland)'
            (Get-AWSRegion).Region | Should -Contain 'eu-west-1'
            (Get-AWSRegion).Region | Should -Not -Contain 'cn-north-1'
            (Get-AWSRegion -IncludeChina).Region | Should -Contain 'cn-north-1'
        }

        It 'refuses what is no region' {
            { Get-ECSClusterList -Region mars-1 } | Should -Throw "'mars-1' is not a region of AWS.*" `
                -ErrorId 'RegionUnknown,Amazon.PowerShell.Cmdlets.ECS.GetECSClusterListCmdlet'
        }

        It 'refuses a store that is not on disk' {
            # Windows PowerShell has no other ones.
            if ($PSVersionTable.PSEdition -eq 'Desktop' -or $env:ECSTASKDEF_EDITION -eq 'Desktop') {
                { Set-TaskDefinitionStore -Store 'http://127.0.0.1:9' -Region us-east-1 } | Should -Throw -ErrorId 'RemoteNeedsPowerShell7,*'
                return
            }

            $server = Start-TaskDefinitionServer
            try {
                Set-TaskDefinitionStore -Store $server.Url -Region us-east-1
                { Get-ECSClusterList } | Should -Throw -ErrorId 'OnlyOnDisk,Amazon.PowerShell.Cmdlets.ECS.GetECSClusterListCmdlet'
            }
            finally { $server | Stop-TaskDefinitionServer }
        }

        It 'says where it answers from' {
            "$(Get-ECSClusterList -Region us-west-2 -Verbose 4>&1)" |
                Should -BeLike 'ListClusters is answered by EcsTaskDef. The store is*us-west-2*'
        }
    }
}
