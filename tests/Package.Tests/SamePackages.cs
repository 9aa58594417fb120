namespace SuperResolution.Tests.Package;

/// <summary>The tests that look at the same packages.</summary>
[CollectionDefinition(nameof(LocalFeed))]
public sealed class SamePackages : ICollectionFixture<LocalFeed>;
