# What Get-Help shows of the package.
Describe 'Get-Help' {
    BeforeAll {
        $root = Join-Path $PSScriptRoot '../..'
        $manifest = Import-PowerShellDataFile -LiteralPath (Join-Path $root 'EcsTaskDef.psd1')
    }

    It 'opens a page of the repository with -Online, for every cmdlet' {
        foreach ($name in $manifest.CmdletsToExport) {
            $address = @((Get-Help $name).relatedLinks.navigationLink)[0].uri
            $address | Should -BeExactly "$($manifest.PrivateData.PSData.ProjectUri)/blob/main/docs/en-US/$name.md"
            Join-Path $root "docs/en-US/$name.md" | Should -Exist
            (Get-Command $name).HelpUri | Should -BeExactly $address
        }
    }

    It 'shows about topics as text: <_>' -ForEach 'about_EcsTaskDef', 'about_EcsTaskDef_Errors', 'about_EcsTaskDef_Production', 'about_EcsTaskDef_Testing' {
        $text = Get-Help $_ | Out-String
        $text | Should -Match "(?m)^TOPIC\s+^    $_\s*$"
        $text | Should -Match '(?m)^SHORT DESCRIPTION\s*$'
        $text | Should -Not -Match '(?m)^#|^\s*\|[- ]|`\w+`'
    }

    It 'keeps the tables of a description' {
        $text = Get-Help Get-TaskDefinitionStoreFinding | Out-String -Width 120
        $text | Should -Match '(?m)^ +Severity +means'
        $text | Should -Match '(?m)^ +LineDamaged\s+Severity: Error\s+what it is: '
        $text | Should -Not -Match '\|'
    }
}
