namespace SuperResolution.Training.Report;

/// <summary>How an <see cref="HtmlPage"/> looks, in the light and in the dark.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet.</summary>
    public const string Sheet = """
        :root { color-scheme: light dark; --ink: #14211f; --soft: #566b67; --paper: #f5f8f7; --card: #fff; --line: #d9e2df; --c0: #0b6f63; --c1: #c2571a; --c2: #3f5fc4; --c3: #9a2f86; --c4: #6a7a1d; --c5: #8a2c2c; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e6efed; --soft: #9db2ad; --paper: #0d1413; --card: #151f1d; --line: #2a3936; --c0: #5fd0bf; --c1: #f2a266; --c2: #93aaf5; --c3: #e58fd6; --c4: #c3d466; --c5: #f09a9a; }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 1240px; padding: 28px clamp(14px, 3vw, 36px) 48px; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
        h1 { margin: 0; font-size: 26px; letter-spacing: -.01em; }
        h2 { margin: 36px 0 12px; font-size: 18px; }
        h3 { margin: 0; font-size: 14px; }
        small, .lead, figcaption p, dt { color: var(--soft); font-weight: 400; }
        .lead { margin: 4px 0 20px; }
        progress { width: 100%; height: 6px; accent-color: var(--c0); }
        dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(250px, 1fr)); gap: 14px 24px; margin: 20px 0 0; }
        dt { font-size: 12px; }
        dd { margin: 0; overflow-wrap: anywhere; }
        details { margin-top: 16px; }
        summary { cursor: pointer; color: var(--soft); }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 12px; font-size: 12px; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(460px, 100%), 1fr)); gap: 16px; }
        .charts figure { margin: 0; padding: 14px 14px 6px; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
        figcaption p { margin: 0; font-size: 12px; font-variant-numeric: tabular-nums; }
        figcaption b { color: var(--ink); font-weight: 600; }
        figcaption i { display: inline-block; width: 14px; height: 3px; border-radius: 2px; margin: 0 7px 3px 0; background: var(--c); }
        svg { display: block; width: 100%; height: auto; margin-top: 6px; }
        svg text { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
        svg line { stroke: var(--line); }
        svg polyline { fill: none; stroke: var(--c); stroke-width: 1.8; stroke-linejoin: round; }
        svg polygon { fill: var(--c); opacity: .16; }
        svg circle { fill: var(--c); }
        .c0 { --c: var(--c0); } .c1 { --c: var(--c1); } .c2 { --c: var(--c2); } .c3 { --c: var(--c3); } .c4 { --c: var(--c4); } .c5 { --c: var(--c5); }
        .strip { margin-bottom: 22px; }
        .strip div { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 10px; margin-top: 6px; }
        .strip figure { margin: 0; }
        .strip img { display: block; width: 100%; height: auto; border-radius: 6px; image-rendering: pixelated; background: var(--line); }
        .strip figcaption { font-size: 12px; color: var(--soft); }
        .strip ol { margin: 0; padding-left: 20px; font-size: 12px; font-variant-numeric: tabular-nums; }
        @media (max-width: 620px) { .strip div { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
        """;
}
