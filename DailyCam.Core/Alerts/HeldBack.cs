namespace DailyCam.Core.Alerts;

/// <summary>Why an alert is less than it could be.</summary>
public enum HeldBack
{
    /// <summary>Less severe than the person wants to be told.</summary>
    BelowSeverity = 1,

    /// <summary>The person muted the camera.</summary>
    CameraMuted = 2,

    /// <summary>The person asked for peace until a moment that has not come.</summary>
    Snoozed = 3,

    QuietHours = 4,

    /// <summary>The same was told minutes ago: it is counted there.</summary>
    CoolDown = 5,
}
