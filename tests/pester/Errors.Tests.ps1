# Errors that no cmdlet's own file is about: of files, of broken stores, of what runs.
Describe 'Errors' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1

        # A copy of the store that this PowerShell has not opened yet.
        function Copy-Store {
            $copy = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
            Copy-Item -LiteralPath (Get-TaskDefinitionStore).Path -Destination $copy -Recurse
            $copy
        }

        # Changes a revision's number in a journal, so that the line's checksum no longer fits.
        function Edit-Revision([string] $Store) {
            Remove-Item (Join-Path $Store 'us-east-1/checkpoint*')
            $journal = Join-Path $Store 'us-east-1/journal-1.jsonl'
            Write-StoreFile $journal (Read-StoreFile $journal).Replace('"revision":1', '"revision":7')
        }

        # The id of the error that a command ends with or writes first.
        function Get-ErrorId([scriptblock] $Script) {
            $ErrorActionPreference = 'Stop'
            try { $null = & $Script; '' } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
        }
    }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web 2
        $file = Join-Path $TestDrive ([guid]::NewGuid().ToString('n') + '.json')
    }

    Context 'what every error says' {
        It 'names the definition in Exception.Message, which is never empty: <Name>' -ForEach @(
            @{ Name = 'a revision'; Script = { Get-TaskDefinition web:9 }; Text = 'web:9: Unable to describe task definition.' }
            @{ Name = 'a family'; Script = { Get-TaskDefinition nosuch }; Text = 'nosuch: Unable to describe task definition.' }
            @{ Name = 'a text that is refused'; Script = { Register-TaskDefinition -Json '{"family":"api"}' }; Text = 'api: *' }
            @{ Name = 'an object that is refused'; Script = { @{ family = 'api' } | Register-TaskDefinition }; Text = 'api: *' }
            @{ Name = 'a custom object'; Script = { [pscustomobject] @{ Family = 'api'; Revision = 3; ContainerDefinitions = 1 } | Register-TaskDefinition }; Text = 'api:3: *' }
            @{ Name = 'a wrapped description'; Script = { @{ taskDefinition = @{ family = 'api' }; tags = @() } | Register-TaskDefinition }; Text = 'api: *' }
            @{ Name = 'a file that is refused'; Script = { Set-Content $file '{"family":"api"}'; Register-TaskDefinition $file }; Text = '*.json: *' }
            @{ Name = 'a file that is no JSON'; Script = { Set-Content $file '{'; Register-TaskDefinition $file }; Text = '*.json: SerializationException' }
            @{ Name = 'text that is no JSON'; Script = { Register-TaskDefinition -Json '{"family":"api",,}' }; Text = 'api: SerializationException' }
            @{ Name = 'a service that is gone'; Script = { $null = New-ContainerCluster default; Remove-ContainerService gone -Force }; Text = 'gone: ServiceNotFoundException' }
        ) {
            $failure = @(Get-Failure $Script)
            $failure | Should -HaveCount 1
            $failure[0].Exception.Message | Should -BeLikeExactly $Text
        }

        It 'keeps ECS''s exact text in the exception inside' {
            (Get-Failure { Get-TaskDefinition web:9 })[0].Exception.InnerException.Message | Should -BeExactly 'Unable to describe task definition.'
        }

        It 'says ObjectNotFound, with an id beside ECS''s code: <Script>' -ForEach @(
            @{ Script = { Get-TaskDefinition web:9 }; Id = 'ClientException,TaskDefinitionNotFound' }
            @{ Script = { Get-TaskDefinition nosuch }; Id = 'ClientException,TaskDefinitionNotFound' }
            @{ Script = { Compare-TaskDefinition web:1 web:9 }; Id = 'ClientException,TaskDefinitionNotFound' }
            @{ Script = { Unregister-TaskDefinitionRevision web:9 }; Id = 'ClientException,TaskDefinitionNotFound' }
            @{ Script = { Remove-TaskDefinitionRevision web:9 -Force }; Id = 'ClientException,TaskDefinitionNotFound' }
            @{ Script = { Get-TaskDefinitionTag web:9 }; Id = 'ClientException,TaskDefinitionNotFound' }
            @{ Script = { Start-ContainerTask nosuch }; Id = 'ClientException,TaskDefinitionNotFound' }
            @{ Script = { New-ContainerService svc nosuch -DesiredCount 1 }; Id = 'ClientException,TaskDefinitionNotFound' }
            @{ Script = { $null = New-ContainerCluster default; Stop-ContainerTask ('0' * 32) -Force }; Id = 'InvalidParameterException,TaskNotFound' }
            @{ Script = { Get-ContainerTask -Cluster nosuch }; Id = 'ClusterNotFoundException' }
            @{ Script = { Get-TaskDefinitionFamily nosuch }; Id = 'FamilyNotFound' }
            @{ Script = { Register-TaskDefinition (Join-Path $TestDrive 'no.json') }; Id = 'FileNotFound' }
        ) {
            $failure = @(Get-Failure $Script)
            $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $failure[0].FullyQualifiedErrorId | Should -BeLikeExactly "$Id,EcsTaskDef.*"
        }

        It 'suggests families that are like one that does not exist: <_>' -ForEach @(
            { Get-TaskDefinition wbe }, { Get-TaskDefinition Web:1 }, { Get-TaskDefinitionFamily weba }, { Limit-TaskDefinitionFamily wed -Keep 1 }
            { Unregister-TaskDefinitionRevision wwb:1 }, { Remove-TaskDefinitionRevision eb:1 -Force }, { Start-ContainerTask wep }
            { New-ContainerService svc wep -DesiredCount 1 }, { Compare-TaskDefinition wbe web }, { Get-TaskDefinitionTag wbe:1 }
        ) {
            $failure = @(Get-Failure $_)
            $failure | Should -HaveCount 1
            $failure[0].ErrorDetails.Message | Should -BeLike "*There is no family '*' in us-east-1. Did you mean 'web'? Names are case-sensitive*"
        }

        It 'says once that there is no family: <_>' -ForEach { Get-TaskDefinitionHistory wbe }, { Get-TaskDefinitionFamily wbe }, { Limit-TaskDefinitionFamily wbe 1 } {
            [regex]::Matches((Get-Failure $_)[0].ErrorDetails.Message, 'There is no family').Count | Should -Be 1
        }

        It 'names the place that has no family at all: it may be the wrong one' {
            $message = (Get-Failure { Get-TaskDefinition web -Store TestDrive:/mistyped })[0].ErrorDetails.Message
            $message | Should -BeLike 'web: Unable to describe task definition. There is no family at all in us-east-1 in the store *mistyped. *-Store*'
        }

        It 'says of JSON text and of objects in the place of a path how they are given' {
            $failure = @(Get-Failure { Register-TaskDefinition '{"family":"web"}' })
            $failure | Should -HaveCount 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'TextIsNoPath,*'
            $failure[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            $failure[0].ErrorDetails.Message | Should -BeLike "*is JSON text, not a path. Pipe it, or give it with -Json."
            { Register-TaskDefinition @{ family = 'web' } } | Should -Throw '*A hashtable or an object is not a path. Pipe it, or give it with -InputObject.'
        }

        It 'suggests nothing that is not like it' {
            (Get-Failure { Get-TaskDefinition billing })[0].ErrorDetails.Message | Should -Not -BeLike '*Did you mean*'
        }

        It 'is one for each item of a batch that fails' {
            $files = foreach ($name in 'a', 'b', 'c') {
                $path = Join-Path $TestDrive "$name.json"
                Set-Content -LiteralPath $path -Value (New-Definition $name | ConvertTo-Json -Depth 5)
                $path
            }
            $region = Join-Path (Get-TaskDefinitionStore).Path eu-west-2
            Set-Content -LiteralPath $region x
            $failures = @(Get-Failure { Register-TaskDefinition $files -Region eu-west-2 })
            $failures | Should -HaveCount 3
            $failures.TargetObject | Should -Be $files
            $failures.Exception.Message | Should -BeLike '?.json: *'
            Remove-Item -LiteralPath $region
        }
    }

    Context 'JSON that ConvertTo-Json cut off' {
        BeforeAll {
            $camel = '{"family":"cut","containerDefinitions":[{"name":"a","image":"i:1","memory":64,"portMappings":["@{containerPort=80}"]}]}'
            $deeper = '{"taskDefinition":{"family":"cut","containerDefinitions":["@{name=a; image=i:1}"]}}'
        }

        It 'is named however it arrives: <Name>' -ForEach @(
            @{ Name = 'JSON text'; Script = { Register-TaskDefinition -Json $camel }; Path = '$.containerDefinitions[0].portMappings[0]' }
            @{ Name = 'piped'; Script = { $camel | Register-TaskDefinition }; Path = '$.containerDefinitions[0].portMappings[0]' }
            @{ Name = 'a description'; Script = { Register-TaskDefinition -Json $deeper }; Path = '$.taskDefinition.containerDefinitions[0]' }
            @{ Name = 'a file'; Script = { Set-Content $file $camel; Register-TaskDefinition $file }; Path = '$.containerDefinitions[0].portMappings[0]' }
            @{ Name = 'an object'; Script = { $camel | ConvertFrom-Json | Register-TaskDefinition }; Path = '$.containerDefinitions[0].portMappings[0]' }
            @{ Name = 'imported'; Script = { Set-Content $file $camel; Import-TaskDefinition $file }; Path = '$.containerDefinitions[0].portMappings[0]' }
            @{ Name = 'restored'; Script = { Set-Content $file $camel.Replace('{"family"', '{"revision":3,"family"'); Import-TaskDefinition $file -KeepRevision }; Path = '$.containerDefinitions[0].portMappings[0]' }
            @{ Name = 'compared'; Script = { Compare-TaskDefinition web $camel }; Path = '$.containerDefinitions[0].portMappings[0]' }
            @{ Name = 'with names of .NET'; Script = { Get-TaskDefinition web:1 | ConvertTo-Json -WarningAction Ignore -Depth 1 | Register-TaskDefinition }; Path = '$.ContainerDefinitions*' }
        ) {
            $failure = @(Get-Failure $Script)
            $failure | Should -HaveCount 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'JsonCutOff,*'
            $failure[0].Exception.JsonPath | Should -BeLikeExactly ($Path -replace '\[', '`[')
            $failure[0].ErrorDetails.Message | Should -BeLike '*-Depth 16*'
        }

        It 'is named by findings too' {
            (Get-TaskDefinitionFinding -Json $camel -Severity Error)[0].Advice | Should -BeLike '*ConvertTo-Json*-Depth 16*'
        }
    }

    Context 'a wildcard that matches no file' {
        It 'is an error: <_>' -ForEach @(
            { Register-TaskDefinition "$TestDrive/nofile*.json" }, { Test-TaskDefinition "$TestDrive/nofile*.json" }
            { Get-TaskDefinitionFinding "$TestDrive/nofile*.json" }, { Import-TaskDefinition "$TestDrive/nofile*.json" }
        ) {
            $failure = @(Get-Failure $_)
            $failure | Should -HaveCount 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'NoFileMatches,*'
            $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $failure[0].ErrorDetails.Message | Should -BeLike "*nofile``*.json*"
        }

        It 'is one too where a folder to import has nothing to import' {
            $empty = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
            (Get-Failure { Import-TaskDefinition $empty }).FullyQualifiedErrorId | Should -BeLike 'NoFileMatches,*'
        }
    }

    Context 'files' {
        It 'FileNotReadable: the folder of an export is a file' {
            Set-Content -LiteralPath $file x
            Get-ErrorId { Export-TaskDefinition web (Join-Path $file sub) } | Should -Be 'FileNotReadable'
        }

        It 'ArchiveTooNew: a newer version wrote the export' {
            Set-Content -LiteralPath $file '{"format":2,"family":"web","latestRevision":1}'
            Get-ErrorId { Import-TaskDefinition $file } | Should -Be 'ArchiveTooNew'
        }

        It 'RestoreRevisionInvalid: a revision has no number that can be' {
            Set-Content -LiteralPath $file '{"family":"api","revision":0,"containerDefinitions":[{"name":"a"}]}'
            Get-ErrorId { Import-TaskDefinition $file -KeepRevision } | Should -Be 'RestoreRevisionInvalid'
            Get-TaskDefinition | Should -HaveCount 2
        }

        It 'JsonNotReadable: JSON of ConvertTo-Json that is nested deeper than ECS takes' {
            $json = '{"ContainerDefinitions":' + '[' * 80 + ']' * 80 + '}'
            Get-ErrorId { Register-TaskDefinition -Json $json } | Should -Be 'JsonNotReadable'
        }
    }

    Context 'what runs' {
        It 'ServiceNotActiveException: the service was removed' {
            $null = New-ContainerService svc web -DesiredCount 1
            $null = Remove-ContainerService svc -Enforce -Force
            Get-ErrorId { Update-ContainerService svc -DesiredCount 2 } | Should -Be 'ServiceNotActiveException'
        }
    }

    Context 'stores' {
        It 'StorePathInvalid: the store is a file' {
            Set-Content -LiteralPath $file x
            $commands = { Get-TaskDefinition -Store $file }, { Test-TaskDefinitionStore $file },
                { Repair-TaskDefinitionStore $file -Force },
                { Backup-TaskDefinitionStore (Join-Path $TestDrive none) -Store $file }, { Backup-TaskDefinitionStore $file },
                { Restore-TaskDefinitionStore (Get-TaskDefinitionStore).Path -Store $file -Force }
            foreach ($command in $commands) { Get-ErrorId $command | Should -Be 'StorePathInvalid' }
        }

        It 'StoreRegionGone: the folder of a region was deleted, until the store is chosen again' {
            $region = Join-Path (Get-TaskDefinitionStore).Path us-east-1
            try { Remove-Item -LiteralPath $region -Recurse -Force -ErrorAction Stop }
            catch {
                if ($env:OS -ne 'Windows_NT') { throw }
                Set-ItResult -Skipped -Because 'Wine, and Windows before 1809, keep the names of deleted files that are open'
            }

            Get-ErrorId { Add-Revision web } | Should -Be 'StoreRegionGone'
            Get-ErrorId { Get-TaskDefinition } | Should -Be 'StoreRegionGone'
            $region | Should -Not -Exist
            Set-TaskDefinitionStore (Split-Path $region)
            (Add-Revision web).Revision | Should -Be 1
        }

        It 'StoreJournalForeign: a region has another store''s journal' {
            $copy = Copy-Store
            Use-NewStore
            $null = Add-Revision
            Remove-Item (Join-Path $copy 'us-east-1/*')
            Copy-Item (Join-Path (Get-TaskDefinitionStore).Path 'us-east-1/journal-1.jsonl') (Join-Path $copy us-east-1)
            Get-ErrorId { Get-TaskDefinition -Store $copy } | Should -Be 'StoreJournalForeign'
        }

        It 'StoreAccountInvalid: a line break behind twelve digits' {
            Get-ErrorId { Set-TaskDefinitionStore -Account "000000000000`n" } | Should -Be 'StoreAccountInvalid'
        }

        It 'StoreCorrupt: a journal is damaged' {
            $copy = Copy-Store
            Edit-Revision $copy
            Get-ErrorId { Get-TaskDefinition -Store $copy } | Should -Be 'StoreCorrupt'
        }

        It 'StoreLost: a journal ends before changes that were on disk' {
            $copy = Copy-Store
            Remove-Item (Join-Path $copy 'us-east-1/checkpoint*')
            $journal = Join-Path $copy 'us-east-1/journal-1.jsonl'
            Write-StoreFile $journal (((Read-StoreFile $journal) -split "`n")[0] + "`n")
            Get-ErrorId { Get-TaskDefinition -Store $copy } | Should -Be 'StoreLost'
        }

        It 'StoreSettingsUnreadable, StoreSettingsFirst: the settings file is damaged' {
            $copy = Copy-Store
            Set-Content -LiteralPath (Join-Path $copy store.json) '{'
            Edit-Revision $copy
            Get-ErrorId { Get-TaskDefinition -Store $copy } | Should -Be 'StoreSettingsUnreadable'
            Get-ErrorId { Repair-TaskDefinitionStore $copy -Region us-east-1 -Force } | Should -Be 'StoreSettingsFirst'
        }

        It 'StoreRegionMissing: a region that the store does not have' {
            $null = Add-Revision
            Get-ErrorId { Backup-TaskDefinitionStore (Join-Path $TestDrive none) -Region ../x } | Should -Be 'StoreRegionMissing'
            Get-ErrorId { Test-TaskDefinitionStore -Region eu-west-3 } | Should -Be 'StoreRegionMissing'
            Get-ErrorId { Repair-TaskDefinitionStore -Region eu-west-3 } | Should -Be 'StoreRegionMissing'
        }

        It 'StoreCopyInside: a backup into the store itself' {
            Get-ErrorId { Backup-TaskDefinitionStore (Join-Path (Get-TaskDefinitionStore).Path copy) } | Should -Be 'StoreCopyInside'
        }

        It 'StoreCopyFailed: the folder of a backup cannot be made' {
            Set-Content -LiteralPath $file x
            Get-ErrorId { Backup-TaskDefinitionStore (Join-Path $file copy) } | Should -Be 'StoreCopyFailed'
        }

        It 'StoreWriteFailed: a file is where a region''s folder is due' {
            $copy = Copy-Store
            Set-Content -LiteralPath (Join-Path $copy eu-west-1) x
            Get-ErrorId { New-Definition | Register-TaskDefinition -Store $copy -Region eu-west-1 } | Should -Be 'StoreWriteFailed'
        }
    }
}
