// The official images of ROS: Ubuntu with its own Python, for which ROS has its packages.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const rosFamily: ImageFamily = listedFamily({
  id: 'ros',
  repositories: ['ros'],
  packaged: true,
  pipPackaged: () => true,
  ownPackages: "ROS's rclpy or rospy, numpy and PyYAML",
  brings: 'ROS',
  open: true,
  // Each row of Ubuntu 24.04 and later.
  closed: (tag) => /^(?:latest|lyrical|rolling|kilted|jazzy)(?:-|$)/.test(tag),
});
