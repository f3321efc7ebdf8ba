import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/lib/lazily";
import rootRoute from "./root";

const ProfilePage = lazyPage(async () => (await import("@/features/profiles/ProfilePage")).ProfilePage);

function Profile() {
  const { profile } = profileRoute.useParams();
  return <ProfilePage key={profile} name={profile} />;
}

const profileRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/profiles/$profile",
  component: Profile,
});
export default profileRoute;
