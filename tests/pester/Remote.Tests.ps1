# The cmdlets on a store at the other end of a wire: this module's own server.
$isDesktop = $PSVersionTable.PSEdition -eq 'Desktop' -or $env:ECSTASKDEF_EDITION -eq 'Desktop'

if ($isDesktop) {
    Describe 'A store at an endpoint' {
        It 'needs PowerShell 7' {
            { Get-TaskDefinition -Store 'aws:' -ErrorAction Stop } | Should -Throw -ErrorId 'RemoteNeedsPowerShell7,*'
        }
    }

    return
}

Describe 'A store at an endpoint' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1

        # An endpoint in front of another one that refuses one operation, as AWS refuses a caller without the permission. On sockets:
        # not every Windows that the suite runs on has an HTTP listener.
        function Start-Refusal([string] $Url, [string] $Operation) {
            $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
            $listener.Start()
            $shell = [powershell]::Create().AddScript({
                    param($listener, $url, $refused)
                    $client = [System.Net.Http.HttpClient]::new()
                    while ($true) {
                        $connection = $listener.AcceptTcpClient()
                        $stream = $connection.GetStream()
                        $head = ''
                        while (-not $head.EndsWith("`r`n`r`n") -and ($read = $stream.ReadByte()) -ge 0) { $head += [char]$read }
                        $headers = @{}
                        foreach ($line in $head -split "`r`n" -match ': ') { $headers[($line -split ': ', 2)[0]] = ($line -split ': ', 2)[1] }
                        if ($headers['Expect']) { $stream.Write([Text.Encoding]::ASCII.GetBytes("HTTP/1.1 100 Continue`r`n`r`n")) }
                        $body = [byte[]]::new([int]$headers['Content-Length'])
                        $stream.ReadExactly($body, 0, $body.Length)
                        if ($headers['X-Amz-Target'].EndsWith(".$refused")) {
                            $status = 400
                            $answer = [Text.Encoding]::UTF8.GetBytes('{"__type":"AccessDeniedException","message":"not authorized"}')
                        }
                        else {
                            $message = [System.Net.Http.HttpRequestMessage]::new('POST', $url)
                            $message.Content = [System.Net.Http.ByteArrayContent]::new($body)
                            $null = $message.Content.Headers.TryAddWithoutValidation('Content-Type', 'application/x-amz-json-1.1')
                            foreach ($name in 'X-Amz-Target', 'Authorization', 'X-Amz-Date') {
                                $null = $message.Headers.TryAddWithoutValidation($name, $headers[$name])
                            }
                            $response = $client.SendAsync($message).GetAwaiter().GetResult()
                            $status = [int]$response.StatusCode
                            $answer = $response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult()
                        }
                        $head = "HTTP/1.1 $status Answer`r`nContent-Type: application/x-amz-json-1.1`r`nContent-Length: $($answer.Length)`r`n" +
                            "Connection: close`r`n`r`n"
                        $stream.Write([Text.Encoding]::ASCII.GetBytes($head))
                        $stream.Write($answer)
                        $connection.Dispose()
                    }
                }).AddArgument($listener).AddArgument($Url).AddArgument($Operation)
            $null = $shell.BeginInvoke()
            [pscustomobject]@{ Url = "http://127.0.0.1:$($listener.LocalEndpoint.Port)/"; Listener = $listener; Shell = $shell }
        }

        function Stop-Refusal($Proxy) {
            $Proxy.Listener.Stop()
            $Proxy.Shell.Dispose()
        }

        # One endpoint for all: a server takes its time. Each test has a region of its own, which nobody else has written to.
        Use-NewStore
        $server = Start-TaskDefinitionServer
        $local = (Get-TaskDefinitionStore).Path
        $url = "$server/"
        $regions = [System.Collections.Generic.Queue[string]]::new([string[]] @(
                'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1', 'eu-west-1', 'eu-west-2', 'eu-west-3',
                'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'ap-south-1', 'ap-south-2', 'ap-southeast-1',
                'ap-southeast-2', 'ap-southeast-3', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-east-1', 'me-south-1'))
    }
    BeforeEach {
        $region = $regions.Dequeue()
        Set-TaskDefinitionStore -Reset
        Set-TaskDefinitionStore -Store $local -Region $region
    }
    AfterEach { Set-TaskDefinitionStore -Reset }
    AfterAll {
        Set-TaskDefinitionStore -Reset
        Stop-TaskDefinitionServer
    }

    It 'is used by -Store, by the session and by the environment' {
        $made = Register-TaskDefinition -InputObject (New-Definition web) -Store $server.Url
        "$made" | Should -Be 'web:1'
        "$(Get-TaskDefinition web -Latest)" | Should -Be 'web:1'
        Set-TaskDefinitionStore $server.Url
        "$(Get-TaskDefinition web)" | Should -Be 'web:1'
        Set-TaskDefinitionStore -Reset
        $env:ECSTASKDEF_STORE = $server.Url
        try { "$(Get-TaskDefinition web -Region $region)" | Should -Be 'web:1' }
        finally { $env:ECSTASKDEF_STORE = $null }
    }

    It 'is described with account, region, endpoint and whether it is only read' {
        $store = Set-TaskDefinitionStore $server.Url -ReadOnly -PassThru
        $store | Should -BeOfType 'EcsTaskDef.Settings.RemoteDescription'
        "$store" | Should -Be $url
        $store.Account | Should -Be '000000000000'
        $store.Region | Should -Be $region
        $store.Endpoint | Should -Be $url
        $store.IsReadOnly | Should -BeTrue
        ($store | Out-String) | Should -Match "Location +: $url"
    }

    It 'answers what the store on disk answers' {
        $null = Add-Revision web 3
        $null = Add-Revision api
        $null = Unregister-TaskDefinitionRevision web:1
        foreach ($command in
            { param($p) Get-TaskDefinition -Status ALL @p | ForEach-Object { "$_ $($_.Status)" } },
            { param($p) Get-TaskDefinition web -Latest @p | ConvertTo-Json -Depth 9 -Compress },
            { param($p) Get-TaskDefinitionFamily @p | ForEach-Object { "$_ $($_.Status) $($_.ActiveCount) $($_.InactiveCount) $($_.LatestRevision)" } },
            { param($p) Get-TaskDefinitionUsage web @p | ForEach-Object { "$_ $($_.Status) $($_.Reason)" } }) {
            $here = & $command @{}
            $there = & $command @{ Store = $server.Url }

            # JSON doubles what Windows has in paths.
            ($there -replace [regex]::Escape($url), '*') | Should -Be ($here -replace '\\\\', '\' -replace [regex]::Escape($local), '*')
        }
    }

    It 'registers only what changed, limits, deregisters, deletes and tags' {
        Set-TaskDefinitionStore $server.Url
        1..4 | ForEach-Object { $null = Register-TaskDefinition -InputObject (New-Definition web @{ cpu = "$(256 * $_)" }) }
        (Register-TaskDefinition -InputObject (New-Definition web @{ cpu = '1024' }) -IfChanged).Registered | Should -BeFalse
        $done = Limit-TaskDefinitionFamily web -Keep 2 -Confirm:$false
        "$done" | Should -Be 'web:2 web:1'
        $null = Remove-TaskDefinitionRevision web:1 -Confirm:$false
        Get-TaskDefinition web:3 | Add-TaskDefinitionTag -Tag @{ team = 'web' }
        Set-TaskDefinitionStore $local
        (Get-TaskDefinition web:1).Status | Should -Be 'DELETE_IN_PROGRESS'
        (Get-TaskDefinition web:2).Status | Should -Be 'INACTIVE'
        (Get-TaskDefinitionTag web:3).Value | Should -Be 'web'
    }

    It 'names account and region in the question' {
        Set-TaskDefinitionStore $server.Url
        $null = Add-Revision web 2
        $text = & (Get-Shell) -NoProfile -Command "Import-Module '$((Get-Module EcsTaskDef).Path)'; Set-TaskDefinitionStore '$url' -Region $region; Unregister-TaskDefinitionRevision web:1 -WhatIf"
        "$text" | Should -Match "account 000000000000, $region"
        (Get-TaskDefinition web:1).Status | Should -Be 'ACTIVE'
    }

    It 'refuses every change where it is only read, and still plans' {
        $null = Add-Revision web 3
        Set-TaskDefinitionStore $server.Url -ReadOnly
        foreach ($change in
            { Register-TaskDefinition -InputObject (New-Definition web) }, { Unregister-TaskDefinitionRevision web:1 -Confirm:$false },
            { Add-TaskDefinitionTag web:1 -Tag @{ a = '1' } }, { New-ContainerCluster blue }, { Limit-TaskDefinitionFamily web 1 -Confirm:$false }) {
            $change | Should -Throw -ErrorId 'StoreReadOnly,*'
        }
        @(Limit-TaskDefinitionFamily web -Keep 1 -WhatIf).Count | Should -Be 3
        Set-TaskDefinitionStore $server.Url
        (Unregister-TaskDefinitionRevision web:1 -Confirm:$false).Status | Should -Be 'INACTIVE'
    }

    It 'refuses every change of a store on disk that is only read' {
        $null = Add-Revision web
        Set-TaskDefinitionStore $local -ReadOnly
        { Add-Revision web } | Should -Throw -ErrorId 'StoreReadOnly,*'
        { Set-TaskDefinitionStore -RemovalDelay 1s } | Should -Throw -ErrorId 'StoreReadOnly,*'
    }

    It 'says in one sentence what only a store on disk has' {
        Set-TaskDefinitionStore $server.Url
        foreach ($command in
            { Optimize-TaskDefinitionStore -Confirm:$false }, { Repair-TaskDefinitionStore -Confirm:$false }, { Test-TaskDefinitionStore },
            { Backup-TaskDefinitionStore (Join-Path $TestDrive 'saved') }, { Get-TaskDefinitionHistory }, { Set-TaskDefinitionStore -Clock '+1h' },
            { Start-TaskDefinitionServer }) {
            $failure = @(Get-Failure $command)
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -Match '^(OnlyOnDisk|NotAvailableHere),'
        }
    }

    It 'exports a whole registry as an archive' {
        $null = Add-Revision web 2
        $null = Unregister-TaskDefinitionRevision web:1 -Confirm:$false
        $folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
        $null = Export-TaskDefinition -All -Path $folder -Store $server.Url
        Set-TaskDefinitionStore (Join-Path $TestDrive ([guid]::NewGuid().ToString('n')))
        $null = Import-TaskDefinition $folder -KeepRevision -Confirm:$false
        Get-TaskDefinition web -Status ALL | ForEach-Object { "$_ $($_.Status)" } | Should -Be 'web:1 INACTIVE', 'web:2 ACTIVE'
    }

    It 'finds by what definitions hold, with pages, -First and -Skip' {
        $null = 1..70 | ForEach-Object { Register-TaskDefinition -InputObject (New-Definition "web$($_ % 7)" @{ cpu = "$(256 * (1 + $_ % 2))" }) }
        Set-TaskDefinitionStore $server.Url
        @(Get-TaskDefinition).Count | Should -Be 70
        @(Get-TaskDefinition -Where @{ cpu = '256' }).Count | Should -Be 35
        "$(Get-TaskDefinition -First 2 -Skip 1)" | Should -Be 'web0:2 web0:3'
        "$(Get-TaskDefinition 'web*' -Latest -First 2)" | Should -Be 'web0:10 web1:10'
        "$(Get-TaskDefinition web3 -Where @{ cpu = '512' } -First 1)" | Should -Be "$(Get-TaskDefinition web3 -Where @{ cpu = '512' } -First 1 -Store $local)"
    }

    It 'warns that a note is lost' {
        $null = Register-TaskDefinition -InputObject (New-Definition web) -Note 'why' -Store $server.Url -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -Match 'keeps no notes'
        "$(Register-TaskDefinition -InputObject (New-Definition web) -Note 'why' -WarningVariable warnings)" | Should -Be 'web:2'
        @($warnings).Count | Should -Be 0
    }

    It 'says what would be registered' {
        $null = Add-Revision web
        Set-TaskDefinitionStore $server.Url
        Register-TaskDefinition -InputObject (New-Definition web @{ cpu = '512' }) -WhatIf
        Register-TaskDefinition -InputObject (New-Definition other) -IfChanged -WhatIf
        "$(Get-TaskDefinition)" | Should -Be 'web:1'
    }

    It 'takes revisions for used where users cannot be seen' {
        $null = Add-Revision web
        $null = New-ContainerCluster default
        $proxy = Start-Refusal $server.Url 'ListTasks'
        try {
            $found = Get-TaskDefinition web -Store $proxy.Url -WarningVariable warnings -WarningAction SilentlyContinue
            $found.InUse | Should -BeTrue
            "$warnings" | Should -Match 'count as in use.*tasks of cluster default'
            { Limit-TaskDefinitionFamily web -Keep 0 -Store $proxy.Url -Confirm:$false -ErrorAction Stop } |
                Should -Throw -ErrorId 'UsageIncomplete,*'
            { Copy-TaskDefinitionStore (Join-Path $TestDrive 'unseen') -Source $proxy.Url -WithRuntime -ErrorAction Stop } |
                Should -Throw -ErrorId 'CopyRuntimeIncomplete,*'
        }
        finally { Stop-Refusal $proxy }
    }

    It 'runs every cmdlet that makes sense there' {
        # What is about a store's files, and what starts or finds servers, and what asks a person; an instance is never there.
        $elsewhere = @(
            'Backup-TaskDefinitionStore', 'Get-TaskDefinitionServer', 'Get-TaskDefinitionStoreFinding', 'Optimize-TaskDefinitionStore',
            'Repair-TaskDefinitionStore', 'Restore-TaskDefinitionStore', 'Select-TaskDefinition', 'Set-ContainerInstance',
            'Set-TaskDefinitionStore', 'Show-TaskDefinitionConsole', 'Start-TaskDefinitionServer', 'Stop-TaskDefinitionServer', 'Test-TaskDefinitionStore'
        )
        $file = Join-Path $TestDrive 'web.json'
        $fargate = @{ requiresCompatibilities = @('FARGATE'); networkMode = 'awsvpc'; cpu = '256'; memory = '512' }
        $network = @{ LaunchType = 'FARGATE'; NetworkConfiguration = @{ AwsvpcConfiguration = @{ Subnets = @('subnet-1') } } }
        New-Definition web $fargate | ConvertTo-Json -Depth 10 | Set-Content -LiteralPath $file
        Set-TaskDefinitionStore $url -Region $region -WarningAction SilentlyContinue
        $tour = [ordered] @{
            'Get-TaskDefinitionStore'          = { Get-TaskDefinitionStore }
            'Test-TaskDefinition'              = { Test-TaskDefinition $file -WarningAction SilentlyContinue }
            'Get-TaskDefinitionFinding'        = { Get-TaskDefinitionFinding $file }
            'Register-TaskDefinition'          = { Register-TaskDefinition $file; Register-TaskDefinition web -Image nginx:1.28 }
            'Import-TaskDefinition'            = { Import-TaskDefinition $file }
            'Get-TaskDefinition'               = { Get-TaskDefinition web }
            'Get-TaskDefinitionFamily'         = { Get-TaskDefinitionFamily web }
            'Compare-TaskDefinition'           = { Compare-TaskDefinition web:1 web:2 }
            'Export-TaskDefinition'            = { Export-TaskDefinition web:1 -Path (Join-Path $TestDrive 'out.json') }
            'Add-TaskDefinitionTag'            = { Add-TaskDefinitionTag web:1 -Tag @{ team = 'x' } }
            'Get-TaskDefinitionTag'            = { Get-TaskDefinitionTag web:1 }
            'Remove-TaskDefinitionTag'         = { Remove-TaskDefinitionTag web:1 -Key team }
            'New-ContainerCluster'             = { New-ContainerCluster prod }
            'Get-ContainerCluster'             = { Get-ContainerCluster prod }
            'Set-ContainerCluster'             = { Set-ContainerCluster prod -CapacityProvider FARGATE -Confirm:$false }
            'Get-ContainerInstance'            = { Get-ContainerInstance -Cluster prod }
            'New-ContainerService'             = { New-ContainerService shop -Cluster prod -TaskDefinition web:1 -DesiredCount 0 @network }
            'Get-ContainerService'             = { Get-ContainerService shop -Cluster prod }
            'Wait-ContainerService'            = { Wait-ContainerService shop -Cluster prod -Timeout 30s }
            'Update-ContainerService'          = { Update-ContainerService shop -Cluster prod -TaskDefinition web:2 }
            'Get-TaskDefinitionUsage'          = { Get-TaskDefinitionUsage web:2 }
            'Start-ContainerTask'              = { Start-ContainerTask web:2 -Cluster prod @network }
            'Get-ContainerTask'                = { Get-ContainerTask -Cluster prod }
            'Wait-ContainerTask'               = { Get-ContainerTask -Cluster prod | Wait-ContainerTask -Timeout 90s }
            'Stop-ContainerTask'               = { Get-ContainerTask -Cluster prod | Stop-ContainerTask }
            'Remove-ContainerService'          = { Remove-ContainerService shop -Cluster prod -Confirm:$false }
            'Remove-ContainerCluster'          = { New-ContainerCluster last | Remove-ContainerCluster -Confirm:$false }
            'Limit-TaskDefinitionFamily'       = { Limit-TaskDefinitionFamily web -Keep 1 -PlanOnly }
            'Unregister-TaskDefinitionRevision' = { Unregister-TaskDefinitionRevision web:1 }
            'Remove-TaskDefinitionRevision'    = { Remove-TaskDefinitionRevision web:1 -Confirm:$false }
            'Get-TaskDefinitionHistory'        = { try { Get-TaskDefinitionHistory web -ErrorAction Stop } catch { "$_" } }
            'Register-DaemonTaskDefinition'    = { Register-DaemonTaskDefinition agent -ContainerDefinition @{ Name = 'a'; Image = 'b'; Memory = 64 } }
            'Get-DaemonTaskDefinition'         = { Get-DaemonTaskDefinition agent }
            'Copy-TaskDefinitionStore'         = { Copy-TaskDefinitionStore (Join-Path $TestDrive 'copy') }
        }
        @($tour.Keys) + $elsewhere | Sort-Object | Should -Be ((Get-Command -Module EcsTaskDef -CommandType Cmdlet).Name | Sort-Object)
        foreach ($name in $tour.Keys) {
            $errors = @()
            $said = & $tour[$name] 2>&1 | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { $errors += $_ } else { $_ } }
            $errors | Should -BeNullOrEmpty -Because $name
            if ($name -notin 'Export-TaskDefinition', 'Get-ContainerInstance', 'Remove-TaskDefinitionTag') { $said | Should -Not -BeNullOrEmpty -Because $name }
        }
    }

    It 'completes names' {
        $null = Add-Revision web
        Wait-Until { (Get-Completion "Get-TaskDefinition -Store $($server.Url) we") -contains 'web' }
        Get-Completion "Get-TaskDefinition -Store $($server.Url) we" | Should -Contain 'web'
    }

    It 'brings the AWS SDK into a context of its own' {
        $null = Get-TaskDefinition -Store $server.Url
        $sdk = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'AWSSDK.Core' }
        @($sdk).Count | Should -Be 1
        [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($sdk).Name | Should -Be 'EcsTaskDef.Remote'
    }

    It 'works beside a module that brought another version of the AWS SDK, whichever came first: <Order>' -ForEach @(
        @{ Order = 'ours' }, @{ Order = 'the other' }
    ) {
        $script = @"
            `$ErrorActionPreference = 'Stop'
            function Use-Ours { (Register-TaskDefinition -Family web -ContainerDefinition @{ Name = 'a'; Image = 'b'; Memory = 64 } -Store '$url' -Region $region).RegisteredBy }
            function Use-Other { (New-Object Amazon.Runtime.BasicAWSCredentials 'AKIAFROMTHEOTHER', 'secret').GetCredentials().AccessKey }
            Import-Module '$((Get-Module EcsTaskDef).Path)'
            if ('$Order' -eq 'ours') { Use-Ours }
            New-Module Other { Add-Type -LiteralPath '$PSScriptRoot/obj/aws/AWSSDK.Core.dll' } | Import-Module
            Use-Other
            `$StoredAWSCredentials = New-Object Amazon.Runtime.BasicAWSCredentials 'AKIAFROMTHEOTHER', 'secret'
            Use-Ours
            Use-Other
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'AWSSDK.Core' } | ForEach-Object {
                "`$(`$_.GetName().Version.Major) `$([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext(`$_).Name)" } | Sort-Object
"@
        $text = @(& (Get-Shell) -NoProfile -Command $script)
        $first = if ($Order -eq 'ours') { @($text[0]) } else { @() }
        $text | Should -Be (@($first) + 'AKIAFROMTHEOTHER', 'arn:aws:iam::000000000000:user/AKIAFROMTHEOTHER', 'AKIAFROMTHEOTHER', '3 Default', '4 EcsTaskDef.Remote')
    }

    It 'refuses a location that names nothing' {
        { Set-TaskDefinitionStore 'ftp://example.com' } | Should -Throw -ErrorId 'StoreLocationInvalid,*'
    }

    It 'says that the proxy on the way does not answer' {
        $script = @"
            `$env:HTTPS_PROXY = 'http://127.0.0.1:9'
            `$env:AWS_ACCESS_KEY_ID = 'AKIAEXAMPLE'
            `$env:AWS_SECRET_ACCESS_KEY = 'secret'
            Import-Module '$((Get-Module EcsTaskDef).Path)'
            try { Get-TaskDefinition -Store aws: -Region eu-west-1 -ErrorAction Stop }
            catch { "`$(`$_.FullyQualifiedErrorId) `$(`$_.Exception.Message) `$(`$_.Exception.Advice)" }
"@
        "$(& (Get-Shell) -NoProfile -Command $script)" | Should -Match '^Remote(Unreachable|ProxyFailed),.*AWS \(aws:, eu-west-1\).*HTTPS_PROXY'
    }

    It 'says that nobody answers' {
        { Get-TaskDefinition -Store 'http://127.0.0.1:9' -ErrorAction Stop } | Should -Throw -ErrorId 'RemoteUnreachable,*'
    }
}
