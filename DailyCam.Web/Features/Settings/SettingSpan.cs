namespace DailyCam.Web.Features.Settings;

/// <summary>What a length of time is typed in (text key <c>Span.&lt;name&gt;</c>).</summary>
internal enum SettingSpan
{
    Seconds,
    Minutes,
    Hours,
    Days,
}
