namespace DailyCam.Core.Alerts;

/// <summary>What an open page does about something that needs a parent.</summary>
public enum AlertWay
{
    /// <summary>Nothing now; an incident waits in the inbox all the same.</summary>
    Nothing = 0,

    /// <summary>Says it, without a sound.</summary>
    Show = 1,

    /// <summary>Says it, and sounds on devices that were allowed to.</summary>
    Sound = 2,
}
