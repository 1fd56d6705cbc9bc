namespace DailyCam.Web.Features.Live;

/// <summary>Texts of the live pages and of the player (keys <c>Player.*</c>, handed to the browser).</summary>
public sealed class LiveText;
