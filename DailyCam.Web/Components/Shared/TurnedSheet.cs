namespace DailyCam.Web.Components.Shared;

/// <summary>The sheet <c>player/turned.css</c>, which fills the window of a turned phone with the picture. It waits for nobody and nobody waits for it where it does not apply.</summary>
internal static class TurnedSheet
{
    /// <summary>On its side, no higher than a phone is wide (30 rem: the largest are 28), and moved by fingers: a low window of a computer keeps its page.</summary>
    public const string Media = "(orientation: landscape) and (max-height: 30rem) and (pointer: coarse)";
}
