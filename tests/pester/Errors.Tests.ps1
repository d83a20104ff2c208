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
            Remove-Item -LiteralPath $region -Recurse -Force
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
