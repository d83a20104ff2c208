# The picture on the README is what the module prints; ECSTASKDEF_APPROVE=1 draws it again.
Describe 'docs/images/terminal.svg' -Skip:($PSVersionTable.PSVersion -lt '7.4') {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        . $PSScriptRoot/Picture.ps1
        $picture = Join-Path $PSScriptRoot '../../docs/images/terminal.svg'

        # Short: a line that names the folder is broken where the name is too long for it.
        $folder = (New-Item -ItemType Directory -Path (Join-Path ([System.IO.Path]::GetTempPath()) "$([guid]::NewGuid())".Substring(0, 8))).FullName
        Copy-Item -LiteralPath (Join-Path $PSScriptRoot '../../samples') -Destination $folder -Recurse

        # In a process of its own: colours and the width of lines are its own too.
        $script = @'
param($Module, $Folder)
$env:NO_COLOR = $null
$PSStyle.OutputRendering = 'Ansi'
[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'en-US'
Import-Module $Module
Set-Location -LiteralPath $Folder
Set-TaskDefinitionStore "$Folder/store" -Region us-east-1 | Out-Null
foreach ($line in @(
        'Get-TaskDefinitionFinding ./samples/draft.json'
        'Register-TaskDefinition ./samples/web.json'
        'Get-TaskDefinition web -Latest | Register-TaskDefinition -Tag @{ team = ''web'' }'
        'Unregister-TaskDefinitionRevision web:1'
        'Compare-TaskDefinition web:1 ./samples/shop.yaml | Select-Object -First 3'
        'Test-TaskDefinition ./samples/shop.yaml'
    )) {
    "$($PSStyle.Foreground.Green)PS>$($PSStyle.Reset) $line"
    (& ([scriptblock]::Create($line)) *>&1 | Out-String -Width 100).Replace("$Folder/", './').Replace("$Folder\", './') -split "`r?`n" | ForEach-Object TrimEnd
}
'@
        $file = Join-Path $folder picture.ps1
        Set-Content -LiteralPath $file -Value $script
        $module = (Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1'
        $printed = & (Get-Shell) -NoProfile -NonInteractive -File $file $module $folder
        $lines = [System.Collections.Generic.List[string]]::new()
        foreach ($line in $printed) {
            $isBlank = -not ($line -replace "$([char] 27)\[[\d;]*m").Trim()
            if ($isBlank) { $line = '' }

            # One blank line is enough of a gap.
            if ($line -or ($lines.Count -gt 0 -and $lines[-1])) { $lines.Add($line) }
        }
        while (-not $lines[-1]) { $lines.RemoveAt($lines.Count - 1) }
        $lines = $lines -replace '\./samples\\', './samples/'
        $svg = ConvertTo-TerminalSvg $lines 'A terminal in which EcsTaskDef finds faults in a definition, registers another and compares two'
    }

    AfterAll { Remove-Item -LiteralPath $folder -Recurse -Force }

    It 'shows what is printed' {
        $isXml = [xml] $svg
        $isXml.svg.g.text.Count | Should -BeGreaterThan 20
        if ($env:ECSTASKDEF_APPROVE -eq '1') { [System.IO.File]::WriteAllText($picture, $svg) }
        $picture | Should -Exist
        $svg | Should -BeExactly ((Get-Content -Raw -LiteralPath $picture) -replace "`r") -Because 'ECSTASKDEF_APPROVE=1 draws it again'
    }

    It 'has colours and no control characters' {
        $svg | Should -Match '<tspan fill="#'
        $svg | Should -Not -Match '[\x00-\x08\x0B-\x1F]'
    }
}
