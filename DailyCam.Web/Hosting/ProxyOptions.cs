using System.ComponentModel.DataAnnotations;

namespace DailyCam.Web.Hosting;

/// <summary>Reverse proxies: whose word on the caller's address and scheme is taken (nobody else's is), and the path they serve us below.</summary>
public sealed class ProxyOptions
{
    public const string Section = "DailyCam:Proxy";

    /// <summary>Addresses or networks (<c>192.168.0.5</c>, <c>172.18.0.0/16</c>), separated by commas. Default: none.</summary>
    public string Trusted { get; set; } = string.Empty;

    /// <summary>Path below which the proxy serves DailyCam (<c>/cam</c>), whether it takes the path away before it asks or not. Default: none, the whole address is DailyCam's.</summary>
    [RegularExpression("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+", ErrorMessage = "must begin with a slash and end without one, such as /cam")]
    public string PathBase { get; set; } = string.Empty;
}
