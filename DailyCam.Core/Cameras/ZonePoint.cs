namespace DailyCam.Core.Cameras;

/// <summary>A corner of a zone as a share of the picture: 0,0 is top left, 1,1 bottom right.</summary>
public readonly record struct ZonePoint(double X, double Y);
