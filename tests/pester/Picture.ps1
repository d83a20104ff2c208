# Makes a picture of a terminal from what commands really print, as docs/images/terminal.svg.
$script:Colors = @{
    '30' = '#484f58'; '31' = '#ff7b72'; '32' = '#7ee787'; '33' = '#e3b341'; '34' = '#79c0ff'; '35' = '#d2a8ff'; '36' = '#76e3ea'; '37' = '#d1d7de'
    '90' = '#8b949e'; '91' = '#ffa198'; '92' = '#7ee787'; '93' = '#e3b341'; '94' = '#a5d6ff'; '95' = '#d2a8ff'; '96' = '#b3f0ff'; '97' = '#ffffff'
}

# Text with ANSI colours as an SVG: one line of text for each line, one span for each run of one colour.
function ConvertTo-TerminalSvg([string[]] $Line, [string] $Title) {
    $height = 18
    $columns = ($Line | ForEach-Object { ($_ -replace "$([char] 27)\[[\d;]*m").Length } | Measure-Object -Maximum).Maximum
    $width = [math]::Ceiling($columns * 8.43) + 40
    $svg = [System.Text.StringBuilder]::new()
    $null = $svg.Append("<svg xmlns=`"http://www.w3.org/2000/svg`" width=`"$width`" height=`"$($Line.Count * $height + 60)`" role=`"img`" aria-label=`"$Title`">`n")
    $null = $svg.Append("<rect width=`"100%`" height=`"100%`" rx=`"8`" fill=`"#0d1117`"/>`n")
    $x = 22
    foreach ($color in '#ff5f56', '#ffbd2e', '#27c93f') {
        $null = $svg.Append("<circle cx=`"$x`" cy=`"20`" r=`"6`" fill=`"$color`"/>")
        $x += 20
    }
    $null = $svg.Append("`n<g font-family=`"ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace`" font-size=`"14`" fill=`"#d1d7de`" xml:space=`"preserve`">`n")
    $y = 52
    foreach ($text in $Line) {
        $null = $svg.Append("<text x=`"20`" y=`"$y`">")
        $color = ''
        $bold = $false
        foreach ($part in [regex]::Split($text, "($([char] 27)\[[\d;]*m)")) {
            if ($part -match "^$([char] 27)\[([\d;]*)m$") {
                foreach ($code in $Matches[1] -split ';') {
                    if ($code -in '', '0') { $color = ''; $bold = $false }
                    elseif ($code -eq '1') { $bold = $true }
                    elseif ($Colors[$code]) { $color = $Colors[$code] }
                }
            }
            elseif ($part) {
                $shown = [System.Security.SecurityElement]::Escape($part)
                $style = $(if ($color) { " fill=`"$color`"" }) + $(if ($bold) { ' font-weight="bold"' })
                $null = $svg.Append($(if ($style) { "<tspan$style>$shown</tspan>" } else { $shown }))
            }
        }
        $null = $svg.Append("</text>`n")
        $y += $height
    }
    "$svg</g>`n</svg>`n"
}
