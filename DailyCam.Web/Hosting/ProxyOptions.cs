namespace DailyCam.Web.Hosting;

/// <summary>Reverse proxies whose word on the caller's address and scheme is taken. Nobody else's is.</summary>
public sealed class ProxyOptions
{
    public const string Section = "DailyCam:Proxy";

    /// <summary>Addresses or networks (<c>192.168.0.5</c>, <c>172.18.0.0/16</c>), separated by commas. Default: none.</summary>
    public string Trusted { get; set; } = string.Empty;
}
